import { afterAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../store/open-postgres.ts';
import type { Store } from '../store/store.ts';
import { startPostgres } from '../store/test-postgres.ts';
import { openTestStore } from '../store/test-store.ts';
import { lookupRecords } from './lookup-records.ts';
import type { Place } from './place.ts';
import type { RecordFilter } from './record-filter.ts';
import { A, fillTrail, timeOf } from './test-filled-trail.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

const FILTERS: readonly RecordFilter[] = [
  {},
  { eventName: 'ListUsers' },
  { eventName: 'ListUsers', errorCode: 'AccessDenied' },
  { readOnly: false },
  { errorCode: 'AccessDenied', userName: 'alice' },
  { from: timeOf(20), to: timeOf(90) },
  { resourceName: '"1', sourceIp: '192.0.2.1' },
];

/** All that each filter finds, by pages of seven. */
async function found(store: Store): Promise<readonly string[][]> {
  await fillTrail(store, 240, 40, (i) => Math.ceil(i / 40) % 3 > 0);
  const all: string[][] = [];
  for (const filter of FILTERS) {
    const records: string[] = [];
    for (let place: Place | undefined; ;) {
      const page = await lookupRecords(store.read, A, filter, place, 7);
      records.push(...page.records.map(({ record }) => record));
      if (!page.next) break;
      place = page.next;
    }
    all.push(records);
  }
  return all;
}

describe.skipIf(!server)('a look-up on PostgreSQL', () => {
  it('finds what it finds on SQLite', async () => {
    const [sqlite, postgres] = [await openTestStore(), await openPostgres({ url: (await server?.database()) ?? '' })];
    const expected = await found(sqlite.store);
    expect(expected.map((records) => records.length > 0)).toEqual([true, true, true, false, true, true, true]);
    expect(await found(postgres)).toEqual(expected);
    await Promise.all([sqlite.close(), postgres.close()]);
  });
});
