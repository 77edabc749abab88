import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram, type Ending } from '../ceremony/run-program.ts';

/** The command line as it is built and shipped. */
const COUNTERSIGN: string = fileURLToPath(new URL('../../packages/server/bin/countersign.mjs', import.meta.url));
if (!existsSync(join(dirname(COUNTERSIGN), '../dist/cli/main.js'))) throw new Error('not built yet: npm run build');
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

export type Env = Readonly<Record<string, string>>;

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A first account that needs no print-out to be read. */
export const ACCOUNT = '123456789012';
export const ROOT: Keys = { accessKeyId: 'AKIAROOTROOTROOTROOT', secretAccessKey: 'root/root/root/root/root/root/root/root/' };
export const ROOT_ENV: Env = {
  COUNTERSIGN_ACCOUNT_ID: ACCOUNT,
  COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId,
  COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
};

/** How a process ended: its exit code, or the signal that ended it. */
export type End = number | NodeJS.Signals;

/** A server in a process of its own. */
export interface ServerProcess {
  readonly endpoint: string;
  readonly pid: number;
  /** What stands on its standard output and error so far. */
  out(): string;
  err(): string;
  /** Resolves when it has said on standard error what the pattern asks for. */
  says(pattern: RegExp): Promise<void>;
  readonly ended: Promise<End>;
  stop(signal?: NodeJS.Signals): Promise<End>;
}

const settingsOf = (dataDir: string, env: Env): Env => ({
  PATH: process.env['PATH'] ?? '',
  HOME: dirname(dataDir),
  COUNTERSIGN_DATA_DIR: dataDir,
  COUNTERSIGN_PORT: '0',
  ...env,
});

const PRINTED_LAST = 'Stop with Ctrl-C.';

/** Starts `countersign serve`; use `startServer` to wait until it is ready. */
export function launchServer(dataDir: string, env: Env = {}): Omit<ServerProcess, 'endpoint'> & { ready(): Promise<boolean> } {
  const child = spawn(process.execPath, [COUNTERSIGN, 'serve'], {
    cwd: dirname(dataDir),
    env: settingsOf(dataDir, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  let waiting: (() => void)[] = [];
  const look = (): void => {
    for (const again of waiting.splice(0)) again();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
    look();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
    look();
  });
  let end: End | undefined;
  const ended = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => {
      end = code ?? signal ?? 'SIGKILL';
      resolve(end);
      look();
    });
  });
  /** @returns false when the process ended without it */
  const until = async (holds: () => boolean): Promise<boolean> => {
    while (!holds()) {
      if (end !== undefined) return false;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    return true;
  };
  return {
    pid: child.pid ?? 0,
    out: () => said.out,
    err: () => said.err,
    async says(pattern) {
      if (!(await until(() => pattern.test(said.err))))
        throw new Error(`it ended (${end}) and never said ${pattern}: ${said.err}`);
    },
    ready: () => until(() => said.out.includes(PRINTED_LAST)),
    ended,
    stop(signal = 'SIGTERM') {
      if (end === undefined) child.kill(signal);
      return ended;
    },
  };
}

/** Starts `countersign serve` and waits until it is ready. @throws Error with what it said, when it ends first */
export async function startServer(dataDir: string, env: Env = {}): Promise<ServerProcess> {
  const launched = launchServer(dataDir, env);
  if (!(await launched.ready()))
    throw new Error(`the server ended (${await launched.ended}):\n${launched.out()}${launched.err()}`);
  const endpoint = /Endpoint \(IAM and STS\)\s+(\S+)/.exec(launched.out())?.[1] ?? '';
  return { ...launched, endpoint };
}

/** Starts a server that must refuse to start. @returns how it ended and what it said */
export async function failToStart(dataDir: string, env: Env = {}): Promise<Ending> {
  const launched = launchServer(dataDir, env);
  if (await launched.ready()) {
    await launched.stop('SIGKILL');
    throw new Error('the server started, but must not');
  }
  const code = await launched.ended;
  return { code: typeof code === 'number' ? code : null, out: launched.out(), err: launched.err() };
}

/** Runs another command of `countersign` on a data directory. */
export const countersign = (args: readonly string[], dataDir: string, env: Env = {}): Promise<Ending> =>
  runProgram(process.execPath, [COUNTERSIGN, ...args], { cwd: dirname(dataDir), env: settingsOf(dataDir, env) });

/** The options of an SDK client that asks once. @param ca the certificate to trust, PEM */
const clientOptions = (endpoint: string, credentials: Keys, ca?: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials,
  maxAttempts: 1,
  ...(ca === undefined ? {} : { requestHandler: { httpsAgent: { ca } } }),
});

export const iam = ({ endpoint }: Pick<ServerProcess, 'endpoint'>, keys: Keys = ROOT, ca?: string): IAMClient =>
  new IAMClient(clientOptions(endpoint, keys, ca));
export const sts = ({ endpoint }: Pick<ServerProcess, 'endpoint'>, keys: Keys = ROOT, ca?: string): STSClient =>
  new STSClient(clientOptions(endpoint, keys, ca));

/** `GET /health/ready`. */
export async function readiness({ endpoint }: Pick<ServerProcess, 'endpoint'>): Promise<readonly [status: number, text: string]> {
  const response = await fetch(`${endpoint}/health/ready`);
  return [response.status, (await response.text()).trim()];
}

/** A program or right that the machine lacks: says so and skips, but fails in CI. */
export function lacking(what: string): undefined {
  if (process.env['CI']) throw new Error(`${what}; CI needs it`);
  console.warn(`skipped: ${what}`);
  return undefined;
}
