import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts';
import { compileForChild } from '../../packages/server/src/store/test-compiled.ts';
import { findNumberedJobs } from '../../packages/server/src/store/test-numbered-jobs.ts';

/** strace can count and fail system calls of a running process, where it is installed and allowed to. */
function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', '-e', 'trace=fsync', 'true'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (process.env['CI']) throw error;
    console.warn('skipped: strace is not installed, or may not trace here');
    return false;
  }
}
const traceable = hasStrace();
const program = compileForChild('test-sync-writer.ts');
afterAll(() => program.remove());

/** A writing process, asked line by line. */
async function startWriter(file: string) {
  const child = spawn(process.execPath, [program.file, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
  expect(await answer()).toBe('open');
  return {
    child,
    async ask(command: string): Promise<unknown> {
      child.stdin.write(`${command}\n`);
      return answer();
    },
    async stop(signal?: NodeJS.Signals) {
      const ended = once(child, 'exit');
      if (signal) child.kill(signal);
      else child.stdin.end();
      await ended;
    },
  };
}

/** Attaches strace to a process. @returns what detaches it and tells what it wrote */
async function trace(child: ChildProcess, output: string, ...flags: readonly string[]): Promise<() => Promise<string>> {
  const strace = spawn('strace', ['-f', '-o', output, '-p', String(child.pid), ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    strace.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('attached')) resolve();
    });
    strace.once('exit', () => reject(new Error(said)));
  });
  return async () => {
    const ended = once(strace, 'exit');
    strace.kill('SIGINT');
    await ended;
    return readFile(output, 'utf8');
  };
}
const SYNCS = 'fsync,fdatasync';
const syncsIn = (output: string): number => output.match(/\b(?:fsync|fdatasync)\(/g)?.length ?? 0;

let folder: string;
let file: string;
let writer: Awaited<ReturnType<typeof startWriter>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-sync-'));
  file = join(folder, 'countersign.db');
  writer = await startWriter(file);
});
afterEach(async () => {
  if (writer.child.exitCode === null && writer.child.signalCode === null) await writer.stop('SIGKILL');
  await rm(folder, { recursive: true });
});
const done = (n: number): string[] => Array.from({ length: n }, () => 'done');
const output = (): string => join(folder, 'trace');

describe.skipIf(!traceable)('the disk', () => {
  it.each<[string, string[], number, unknown]>([
    ['ten writes one after another', Array.from({ length: 10 }, (_, i) => `together ${10 + i} 1`), 10, done(1)],
    ['64 writes at once', ['together 100 64'], 1, done(64)],
    ['a write that changes nothing', ['nothing'], 0, done(1)],
    ['a write that is refused', ['refused'], 0, ['refused']],
    ['reading', ['look'], 0, { jobs: [1], faults: [] }],
  ])('is asked to keep what was written: %s', async (_name, commands, syncs, answer) => {
    await writer.ask('together 1 1'); // the log's own header is synced with its first commit
    const detach = await trace(writer.child, output(), '-e', `trace=${SYNCS}`);
    for (const command of commands) expect(await writer.ask(command)).toEqual(answer);
    expect(syncsIn(await detach())).toBe(syncs);
    await writer.stop();
  });

  it('that fails to sync makes the writes fail, and every later one until a new start, while reads go on', async () => {
    expect(await writer.ask('together 1 3')).toEqual(done(3));
    const detach = await trace(writer.child, output(), '-e', `trace=${SYNCS}`, '-e', `inject=${SYNCS}:error=EIO`);
    expect(await writer.ask('together 10 2')).toEqual(['ServiceUnavailable', 'ServiceUnavailable']);
    expect(await writer.ask('look')).toEqual({ jobs: [1, 2, 3], faults: [] });
    expect(await detach()).toContain('EIO');
    // The disk says it is well again. What it lost meanwhile, nobody knows.
    expect(await writer.ask('together 20 1')).toEqual(['ServiceUnavailable']);
    expect(await writer.ask('look')).toEqual({ jobs: [1, 2, 3], faults: [] });
    await writer.stop('SIGKILL');
    const store = await openSqlite({ file });
    const { jobs, faults } = await findNumberedJobs(store);
    await store.close();
    expect(faults).toEqual([]);
    expect(jobs.slice(0, 3)).toEqual([1, 2, 3]);
    // Whether the two whose sync failed are there is the disk's secret: but both or neither, as one commit.
    expect([[], [10, 11]]).toContainEqual(jobs.slice(3));
  });

  it('that fails to sync the database at a checkpoint makes every later write fail', async () => {
    const detach = await trace(writer.child, output(), '-P', file, '-e', `trace=${SYNCS}`, '-e', `inject=${SYNCS}:error=EIO`);
    // Over 16 MiB of log: the checkpoint comes after the commit, which is acknowledged.
    expect(await writer.ask('together 1 1 18000000')).toEqual(done(1));
    expect(await writer.ask('together 2 1')).toEqual(['ServiceUnavailable']);
    expect(await detach()).toContain('EIO');
    expect(await writer.ask('together 3 1')).toEqual(['ServiceUnavailable']);
    expect(await writer.ask('look')).toEqual({ jobs: [1], faults: [] });
    await writer.stop('SIGKILL');
    const store = await openSqlite({ file });
    expect(await findNumberedJobs(store)).toEqual({ jobs: [1], faults: [] });
    await store.close();
  });
});
