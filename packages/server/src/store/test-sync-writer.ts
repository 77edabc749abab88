// A child process that writes what it is told: `node test-sync-writer.js <file>`, one command on a line of standard input.
//   together <first> <count>   that many numbered jobs at once
//   nothing                    a job that changes nothing
//   refused                    a job that writes and then throws
//   look                       what is there
// It answers each with one line of JSON.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openSqlite } from './open-sqlite.ts';
import type { Write } from './store.ts';
import { findNumberedJobs, numberedJob } from './test-numbered-jobs.ts';

const [file = ''] = process.argv.slice(2);
const store = await openSqlite({ file });
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
const outcome = (writing: Promise<unknown>): Promise<string> => writing.then(() => 'done', codeOf);

const writeAndThrow = async (write: Write): Promise<number> => {
  await numberedJob(9999).run(write);
  throw Object.assign(new Error('no'), { code: 'refused' });
};

const commands: Readonly<Record<string, (numbers: readonly number[]) => Promise<unknown>>> = {
  together: ([first = 1, count = 1, size = 0]) =>
    Promise.all(Array.from({ length: count }, (_, i) => outcome(store.write(numberedJob(first + i, size))))),
  nothing: async () => [await outcome(store.write({ ...numberedJob(0), run: async () => 0 }))],
  refused: async () => [await outcome(store.write({ ...numberedJob(0), run: writeAndThrow }))],
  look: () => findNumberedJobs(store),
};

writeSync(1, '"open"\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', ...numbers] = line.split(' ');
  writeSync(1, `${JSON.stringify(await commands[name]?.(numbers.map(Number)))}\n`);
}
await store.close();
