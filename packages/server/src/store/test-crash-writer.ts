// A child process that writes until it is killed: `node test-crash-writer.js <file> <first number>`.
// It says the number of each job as soon as the store has acknowledged it, one on a line.
import { writeSync } from 'node:fs';
import { openSqlite } from './open-sqlite.ts';
import { numberedJob } from './test-numbered-jobs.ts';

const [file = '', first = '1'] = process.argv.slice(2);
const store = await openSqlite({ file });
writeSync(1, 'open\n');
let next = Number(first);
const write = async (): Promise<void> => {
  const n = next++;
  await store.write(numberedJob(n, 200));
  writeSync(1, `${n}\n`);
};
for (;;) {
  await write();
  await Promise.all(Array.from({ length: 1 + (next % 7) }, write));
}
