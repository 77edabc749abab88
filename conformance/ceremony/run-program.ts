import { spawn } from 'node:child_process';

/** How a program ended and what it printed. */
export interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** The whole environment, but for `PATH`. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program to its end, with the given environment and nothing else of ours. */
export function runProgram(program: string, args: readonly string[], { cwd, env, input = '' }: RunOptions): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const { PATH = '' } = process.env;
    const child = spawn(program, args, {
      cwd,
      env: { PATH, HOME: cwd, LC_ALL: 'C.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdin.on('error', () => undefined); // it may end without reading
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

/** Reads `name=value` lines. */
export function readLines(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  );
}
