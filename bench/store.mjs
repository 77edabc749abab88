// Durable writes beside the disk's own speed: a job like CreateAccessKey (find the user, count its keys, add one, log the
// change), one after another and 64 at once, against a bare loop of "append 4 KiB, fdatasync" on the same disk.
// The three take turns, so that a disk that slows down slows all of them down.
import { fdatasyncSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../packages/server/dist/store/open-sqlite.js';
import { prepared } from '../packages/server/dist/store/prepared.js';

const accountId = '123456789012';
const userId = 'AIDAEXAMPLEEXAMPLE234';

const findUser = prepared((db, param) =>
  db.selectFrom('users').selectAll().where('accountId', '=', param('accountId')).where('nameKey', '=', param('nameKey')),
);
const countKeys = prepared((db, param) =>
  db
    .selectFrom('accessKeys')
    .select((e) => e.fn.countAll().as('held'))
    .where('accountId', '=', param('accountId'))
    .where('ownerId', '=', param('ownerId')),
);
const addKey = prepared((db, param) =>
  db.insertInto('accessKeys').values({
    accountId: param('accountId'),
    accessKeyId: param('accessKeyId'),
    ownerId: param('ownerId'),
    status: 'Active',
    createdAt: param('createdAt'),
    changedAt: param('createdAt'),
    sealedSecret: param('sealedSecret'),
  }),
);

const perSecond = async (count, work) => {
  const started = process.hrtime.bigint();
  await work(count);
  return count / (Number(process.hrtime.bigint() - started) / 1e9);
};
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Measures writes and reads of a SQLite store. A ratio is taken in each round, and its median reported. */
export async function run({ quick = false } = {}) {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'countersign-bench-'));
  const store = await openSqlite({ file: join(folder, 'countersign.db') });
  const bare = openSync(join(folder, 'bare'), 'a');
  const page = Buffer.alloc(4096, 1);
  const sealedSecret = `csk1.${'x'.repeat(96)}`;
  let made = 0;
  const job = () => {
    const owner = `${userId}${made >> 1}`;
    const accessKeyId = `AKIA${String(made++).padStart(16, '0')}`;
    return {
      receipt: { accountId, requestId: `request-${made}`, time: made },
      async run(write) {
        const user = await findUser.first(write.db, { accountId, nameKey: 'bob' });
        const count = await countKeys.first(write.db, { accountId, ownerId: owner });
        if (!user || count.held >= 2) throw new Error('the bench is wrong');
        await addKey.run(write.db, { accountId, accessKeyId, ownerId: owner, createdAt: made, sealedSecret });
        write.touch('accessKey', accountId, accessKeyId);
      },
    };
  };
  try {
    await store.write({
      receipt: { accountId, requestId: 'first', time: 0 },
      run: (write) =>
        write.db
          .insertInto('users')
          .values({
            accountId,
            userId,
            name: 'Bob',
            nameKey: 'bob',
            path: '/',
            createdAt: 0,
            boundaryArn: null,
            passwordLastUsedAt: null,
          })
          .execute(),
    });
    const raw = async (count) => {
      for (let i = 0; i < count; i++) {
        writeSync(bare, page);
        fdatasyncSync(bare);
      }
    };
    const serial = async (count) => {
      for (let i = 0; i < count; i++) await store.write(job());
    };
    const together = async (count) => {
      for (let i = 0; i < count; i += 64) await Promise.all(Array.from({ length: 64 }, () => store.write(job())));
    };
    const reads = async (count) => {
      for (let i = 0; i < count; i++) await findUser.first(store.read, { accountId, nameKey: 'bob' });
    };
    await serial(200);
    await together(640);
    const rounds = [];
    for (let i = 0; i < (quick ? 1 : 7); i++) {
      rounds.push({
        bare: await perSecond(300, raw),
        serial: await perSecond(300, serial),
        together: await perSecond(64 * 30, together),
        reads: await perSecond(5000, reads),
      });
    }
    const rate = (of) => median(rounds.map((round) => round[of]));
    const ratio = (of) => median(rounds.map((round) => round[of] / round.bare));
    return {
      name: 'Store (SQLite): durable writes like CreateAccessKey, beside the bare disk',
      results: [
        { label: 'bare loop: append 4 KiB, fdatasync', value: rate('bare'), unit: '/s' },
        { label: 'writes, one after another', value: rate('serial'), unit: '/s' },
        { label: 'writes, 64 at once', value: rate('together'), unit: '/s' },
        { label: 'prepared point reads', value: rate('reads'), unit: '/s' },
      ],
      ratios: [
        { label: 'writes, one after another / bare loop', value: ratio('serial'), target: '≥ 0.5' },
        { label: 'writes, 64 at once / bare loop', value: ratio('together'), target: '≥ 2' },
      ],
    };
  } finally {
    await store.close();
    closeSync(bare);
    rmSync(folder, { recursive: true });
  }
}
