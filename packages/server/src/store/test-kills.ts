import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from './open-sqlite.ts';
import { compileForChild } from './test-compiled.ts';
import { findNumberedJobs } from './test-numbered-jobs.ts';

/** What many kills have shown. */
export interface Killed {
  /** How many writes were acknowledged in all. */
  readonly acknowledged: number;
  /** In words, everything that is not as it must be. */
  readonly faults: readonly string[];
}

// Every so many kills a new database is begun, so that some kills hit its making.
const ROUNDS_PER_DATABASE = 10;

/**
 * Kills a writing process (SIGKILL) and opens its database, again and again.
 * @param chance between 0 and 1: when, from the start of the process, the kill comes.
 */
export async function killWriters(points: number, chance: () => number): Promise<Killed> {
  const program = compileForChild('test-crash-writer.ts');
  const folder = await mkdtemp(join(tmpdir(), 'countersign-kill-'));
  const faults: string[] = [];
  let acknowledged = 0;
  let expected: number[] = [];
  try {
    for (let point = 0; point < points; point++) {
      if (point % ROUNDS_PER_DATABASE === 0) expected = [];
      const file = join(folder, `${Math.floor(point / ROUNDS_PER_DATABASE)}.db`);
      const acks = await killOne(program.file, file, (expected.at(-1) ?? 0) + 1000, chance);
      acknowledged += acks.length;
      const store = await openSqlite({ file });
      const found = await findNumberedJobs(store);
      await store.close();
      const there = new Set(found.jobs);
      faults.push(...found.faults.map((fault) => `after kill ${point}: ${fault}`));
      for (const n of [...expected, ...acks]) {
        if (!there.has(n)) faults.push(`after kill ${point}: ${n} was acknowledged and is gone`);
      }
      expected = [...found.jobs];
    }
  } finally {
    program.remove();
    await rm(folder, { recursive: true });
  }
  return { acknowledged, faults };
}

/** @returns the numbers that were acknowledged before the kill */
async function killOne(program: string, file: string, first: number, chance: () => number): Promise<number[]> {
  const child = spawn(process.execPath, [program, file, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  // Some are killed while they open the database, the others after some acknowledgements.
  const patience = chance() < 0.15 ? 0 : Math.floor(chance() * 40);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`the writer ended by itself (${code ?? signal}) after: ${said}`)),
    );
  });
  if (patience === 0) setTimeout(() => child.kill('SIGKILL'), 60 + chance() * 120);
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    // A random moment within the write that follows, since the child does not wait for us.
    if (patience > 0 && said.split('\n').length > patience) setTimeout(() => child.kill('SIGKILL'), chance() * 3);
  });
  await ended;
  const lines = said.split('\n').slice(0, -1); // what stands behind the last line end was cut short
  return lines.filter((line) => line !== 'open').map(Number);
}
