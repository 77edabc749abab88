import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { loadConfig } from './config.ts';
import { serve } from './serve.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A real server on a free port and an empty data directory, for one test file. */
export interface TestServer {
  readonly endpoint: string;
  readonly dataDir: string;
  readonly root: Keys;
  /** Everything that was printed. */
  readonly printed: () => string;
  iam(keys?: Keys): IAMClient;
  sts(keys?: Keys): STSClient;
  /** Stops and starts again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const ROOT: Keys = { accessKeyId: 'AKIAROOTROOTROOTROOT', secretAccessKey: 'root/root/root/root/root/root/root/root/' };

/** Starts a server. @param env further `COUNTERSIGN_*` settings; without a root key of its own, `root` is read from the print-out */
export async function startTestServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDir = join(await mkdtemp(join(tmpdir(), 'countersign-test-')), 'data');
  let printed = '';
  let endpoint = '';
  const start = async (): Promise<{ stop(): Promise<void> }> => {
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    try {
      const settings = { COUNTERSIGN_PORT: '0', COUNTERSIGN_DATA_DIR: dataDir, COUNTERSIGN_LOG_LEVEL: 'silent', ...env };
      const running = await serve(loadConfig({ flags: {}, env: settings, readFile: () => '{}', cwd: tmpdir() }));
      endpoint = /Endpoint \(IAM and STS\)\s+(\S+)/.exec(printed.slice(printed.lastIndexOf('Countersign is running')))?.[1] ?? '';
      return running;
    } finally {
      write.mockRestore();
    }
  };
  let running = await start();
  const found = (label: string): string => new RegExp(`${label}\\s+(\\S+)`).exec(printed)?.[1] ?? '';
  const root = {
    accessKeyId: found('Root access key id'),
    secretAccessKey: env['COUNTERSIGN_ROOT_SECRET_ACCESS_KEY'] ?? found('Root secret access key'),
  };
  const options = (keys: Keys) => ({ endpoint, region: 'eu-west-1', credentials: keys, maxAttempts: 1 });
  return {
    get endpoint() {
      return endpoint;
    },
    dataDir,
    root,
    printed: () => printed,
    iam: (keys = root) => new IAMClient(options(keys)),
    sts: (keys = root) => new STSClient(options(keys)),
    async restart() {
      await running.stop();
      running = await start();
    },
    async stop() {
      await running.stop();
      await rm(join(dataDir, '..'), { recursive: true });
    },
  };
}
