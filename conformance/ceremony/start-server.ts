import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The command line as it is built and shipped. */
export const COUNTERSIGN: string = fileURLToPath(new URL('../../packages/server/bin/countersign.mjs', import.meta.url));

/** A server that was started for a test. */
export interface Server {
  readonly endpoint: string;
  /** All that it has printed so far, both streams. */
  printed(): string;
  /** Sends a signal, and waits for the end. @returns its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A port of the loopback that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Runs `countersign serve` and waits until it is ready. @throws Error with what it printed, when it ends first. */
export async function startServer(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [COUNTERSIGN, 'serve'], {
    env: { PATH, HOME: dataDir, COUNTERSIGN_DATA_DIR: dataDir, COUNTERSIGN_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  let running = true;
  void ended.then(() => (running = false));

  const deadline = Date.now() + 60_000;
  while (!(await isReady(endpoint))) {
    if (!running) throw new Error(`the server ended before it was ready:\n${printed}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready in a minute:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    endpoint,
    printed: () => printed,
    stop(signal = 'SIGTERM') {
      if (running) child.kill(signal);
      return ended;
    },
  };
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/health/ready`)).ok;
  } catch {
    return false; // not listening yet
  }
}
