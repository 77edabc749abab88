import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore } from '../store/test-store.ts';
import { type AuditRow, GENESIS, linkHash } from './chain.ts';
import { type CheckpointReading, createCheckpointWriter, readCheckpoint } from './checkpoint.ts';
import { anEvent, handClock } from './event-fixture.ts';
import { recordText, recordTime } from './record-text.ts';
import { createTrail } from './trail.ts';
import { chainWalk, findRollback, verifyTrail } from './verify-trail.ts';

const LENGTH = 40;
const link = (rows: readonly Omit<AuditRow, 'hash' | 'seq'>[]): AuditRow[] => {
  let { seq, hash } = GENESIS;
  return rows.map((row) => ({ ...row, seq: ++seq, hash: (hash = linkHash(hash, row.record)) }));
};
const row = (i: number, eventName = 'GetUser'): Omit<AuditRow, 'hash' | 'seq'> => {
  const event = anEvent({ requestId: `r-${i}`, eventName });
  return {
    accountId: '123456789012',
    time: recordTime(event.time),
    requestId: event.requestId,
    eventName,
    record: recordText(event, `e-${i}`),
  };
};
const pack = (i: number, count: number): Omit<AuditRow, 'hash' | 'seq'> => ({
  ...row(i),
  requestId: '',
  eventName: '',
  record: Array.from({ length: count }, (_, n) => row(i * 10 + n).record).join('\n'),
});
/** Every fourth row is a pack of three; row 8 is one. */
const chain: readonly AuditRow[] = link(Array.from({ length: LENGTH }, (_, i) => (i % 4 === 3 ? pack(i, 3) : row(i))));
const RECORDS = LENGTH + (LENGTH / 4) * 2;
const [last] = chain.slice(-1) as [AuditRow];
const checkpoint: CheckpointReading = { status: 'signed', head: { seq: last.seq, hash: last.hash } };

const verify = (rows: readonly AuditRow[], reading?: CheckpointReading) => {
  const walk = chainWalk(reading);
  for (const one of rows) if (walk.step(one) !== undefined) break;
  return walk.end();
};

const renumbered = (rows: readonly AuditRow[]): AuditRow[] => rows.map((one, i) => ({ ...one, seq: i + 1 }));
const mac = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
const head = (seq: number) => ({ seq, hash: chain[seq - 1]?.hash ?? '' });

const changed = (columns: Partial<AuditRow>) => chain.map((one) => (one.seq === 8 ? { ...one, ...columns } : one));
const withPack = (edit: (lines: readonly string[]) => readonly string[]) =>
  changed({ record: edit(chain[7]?.record.split('\n') ?? []).join('\n') });

describe('a trail', () => {
  it('that nobody touched is whole', () => {
    expect(verify(chain, checkpoint)).toEqual({ records: RECORDS, ok: true });
    expect(verify([])).toEqual({ records: 0, ok: true });
  });

  it.each<[string, readonly AuditRow[], string]>([
    [
      'a changed record',
      chain.map((one) => (one.seq === 7 ? { ...one, record: one.record.replace('GetUser', 'GetUsed') } : one)),
      'row 7 ',
    ],
    ['a missing record', chain.filter((one) => one.seq !== 7), 'row 7 is missing'],
    ['a missing beginning', chain.slice(3), 'row 1 is missing'],
    ['a missing end', chain.slice(0, 30), 'the database ends at 30'],
    ['no records at all', [], 'the database ends at 0'],
    ['a trail written anew', link(chain.map((one) => (one.seq === 7 ? row(99, 'ListUsers') : one))), 'was written anew'],
    [
      'a record in another account',
      chain.map((one) => (one.seq === 7 ? { ...one, accountId: '999999999999' } : one)),
      'row 7 is filed',
    ],
    [
      'a changed record in a pack',
      withPack((lines) => lines.with(1, lines[1]?.replace('bob', 'eve') ?? '')),
      'row 8 does not match',
    ],
    ['a pack in another order', withPack((lines) => lines.toReversed()), 'row 8 does not match'],
    ['a record less in a pack', withPack((lines) => lines.slice(1)), 'row 8 does not match'],
    ['a record more in a pack', withPack((lines) => [...lines, ...lines]), 'row 8 does not match'],
    ['a pack that calls itself a request', changed({ requestId: 'r-1' }), 'record 1 of row 8 is filed'],
    ['a pack that calls itself an event', changed({ eventName: 'GetUser' }), 'record 1 of row 8 is filed'],
    ['a pack in another account', changed({ accountId: '999999999999' }), 'record 1 of row 8 is filed'],
    ['a pack at another time', changed({ time: 1 }), 'record 1 of row 8 is filed'],
    ['a record at another time', chain.map((one) => (one.seq === 7 ? { ...one, time: one.time + 1 } : one)), 'row 7 is filed'],
  ])('with %s is not, and says where', (_, rows, problem) => {
    expect(verify(rows, checkpoint)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  // Linked anew, so that nothing but the rows themselves can tell.
  it.each<[string, Omit<AuditRow, 'hash' | 'seq'>]>([
    [
      'of another account',
      { ...pack(1, 2), record: [row(1).record, row(2).record.replaceAll('123456789012', '999999999999')].join('\n') },
    ],
    [
      'of a refusal',
      { ...pack(1, 2), record: [row(1).record, row(2).record.replace('"requestParameters"', '"errorCode":"x",$&')].join('\n') },
    ],
    [
      'of a change',
      { ...pack(1, 2), record: [row(1).record, row(2).record.replace('"readOnly":true', '"readOnly":false')].join('\n') },
    ],
    ['of nothing', { ...pack(1, 2), record: `${row(1).record}\n` }],
  ])('with a pack that holds a record %s is not whole', (_, wrong) => {
    expect(verify(link([row(0), wrong]))).toMatchObject({ ok: false, problem: expect.stringContaining('record 2 of row 2 ') });
  });

  it('with one record that calls itself a pack is not whole', () => {
    expect(verify(link([{ ...row(0), requestId: '', eventName: '' }])).ok).toBe(false);
  });

  it('shows every one of 2,000 random edits', () => {
    const at = fc.nat(LENGTH - 1);
    const column = fc.constantFrom('accountId', 'time', 'requestId', 'eventName', 'record', 'hash', 'seq' as const);
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('column' as const), at, column, sign: fc.nat(10_000) }),
      fc.record({ kind: fc.constant('remove' as const), at, count: fc.integer({ min: 1, max: LENGTH }) }),
      fc.record({ kind: fc.constant('swap' as const), at, other: at, renumber: fc.boolean() }),
      fc.record({ kind: fc.constant('repeat' as const), at, other: at, renumber: fc.boolean() }),
      fc.record({ kind: fc.constant('rewrite' as const), at }),
      fc.record({ kind: fc.constant('cut' as const), at }),
      fc.record({ kind: fc.constant('lines' as const), at, order: fc.array(fc.nat(2), { maxLength: 5 }) }),
    );
    const applied = (change: typeof edit extends fc.Arbitrary<infer T> ? T : never): readonly AuditRow[] => {
      const rows = [...chain];
      const here = rows[change.at] ?? last;
      switch (change.kind) {
        case 'column': {
          const old = here[change.column];
          const text = String(old);
          const place = change.sign % text.length;
          const changed =
            typeof old === 'number'
              ? old + 1 + change.sign
              : `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`;
          rows[change.at] = { ...here, [change.column]: changed };
          return rows;
        }
        case 'remove':
          rows.splice(change.at, change.count);
          return change.at % 2 === 0 ? rows : renumbered(rows);
        case 'swap': {
          const there = rows[change.other];
          if (there) [rows[change.at], rows[change.other]] = [there, here];
          return change.renumber ? renumbered(rows) : rows;
        }
        case 'repeat':
          rows.splice(change.other, 0, here);
          return change.renumber ? renumbered(rows) : rows;
        case 'rewrite': // all hashes made right again: only the checkpoint can tell
          rows[change.at] = { ...here, ...row(1000 + change.at) };
          return link(rows);
        case 'lines': {
          const lines = here.record.split('\n');
          rows[change.at] = { ...here, record: change.order.map((i) => lines[i] ?? '').join('\n') };
          return rows;
        }
        case 'cut':
          return rows.slice(0, change.at);
      }
    };
    fc.assert(
      fc.property(edit, (change) => {
        const rows = applied(change);
        fc.pre(JSON.stringify(rows) !== JSON.stringify(chain));
        expect(verify(rows, checkpoint).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('verifyTrail', () => {
  it('reads any number of records, tells how far it is, and finds a row that was edited by hand', async () => {
    const opened = await openTestStore();
    const { store } = opened;
    const trail = createTrail({ store, eventId: () => 'e', timer: handClock().timer, onFault: () => {} });
    for (let i = 0; i < 2500; i++) {
      trail.record(anEvent({ requestId: `r-${i}` }));
      if (i % 25 === 24) await trail.flush();
    }
    const seen: number[] = [];
    await expect(verifyTrail(store.read, { onProgress: (count) => void seen.push(count) })).resolves.toEqual({
      records: 2500,
      ok: true,
    });
    expect(seen).toEqual([16 * 25, 64 * 25 + 16 * 25, 2500]);

    await store.write({
      receipt: { accountId: '', requestId: '', time: 0 },
      async run({ db }) {
        const { record } = await db.selectFrom('auditRecords').select('record').where('seq', '=', 34).executeTakeFirstOrThrow();
        await db
          .updateTable('auditRecords')
          .set({ record: record.replace('"bob"', '"eve"') })
          .where('seq', '=', 34)
          .execute();
      },
    });
    await expect(verifyTrail(store.read)).resolves.toMatchObject({
      ok: false,
      records: 33 * 25,
      problem: expect.stringContaining('row 34'),
    });
    await opened.close();
  });
});

describe('a checkpoint', () => {
  let folder = '';
  const place = () => ({ file: join(folder, 'checkpoint'), deploymentId: 'd-1', mac });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-checkpoint-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const written = async (seq: number) => {
    const writer = createCheckpointWriter(place(), { timer: handClock().timer, onFault: () => {} });
    writer.note(head(seq));
    await writer.close();
  };

  it('is written at most once a second, with the last record, and at the end', async () => {
    const clock = handClock();
    const writer = createCheckpointWriter(place(), { timer: clock.timer, onFault: () => {} });
    writer.note(head(1));
    writer.note(head(2));
    await expect(readCheckpoint(place())).resolves.toEqual({ status: 'none' });
    clock.pass(1000);
    writer.note(head(3));
    await writer.close();
    await expect(readCheckpoint(place())).resolves.toEqual({ status: 'signed', head: head(3) });
  });

  it('that can not be written is tried again', async () => {
    const faults: unknown[] = [];
    const clock = handClock();
    const at = { ...place(), file: join(folder, 'missing', 'checkpoint') };
    const writer = createCheckpointWriter(at, { timer: clock.timer, onFault: (error) => faults.push(error) });
    writer.note(head(1));
    clock.pass(1000);
    await expect(writer.close()).rejects.toThrow('ENOENT');
    expect(faults).toHaveLength(1);
  });

  it.each<[string, (text: string) => string]>([
    ['an older number', (text) => text.replace('"seq":5', '"seq":4')],
    ['another hash', (text) => text.replace(/"hash":"./, '"hash":"x')],
    ['another signature', (text) => text.replace(/"mac":"./, '"mac":"x')],
    ['no signature', (text) => text.replace(/"mac":"\w+"/, '"mac":""')],
    ['nothing', () => ''],
    ['null', () => 'null'],
    ['half of it', (text) => text.slice(0, text.length / 2)],
  ])('with %s is forged', async (_, edit) => {
    await written(5);
    writeFileSync(place().file, edit(readFileSync(place().file, 'utf8')));
    await expect(readCheckpoint(place())).resolves.toEqual({ status: 'forged' });
    expect(verify(chain, { status: 'forged' }).ok).toBe(false);
  });

  it('of another deployment is forged', async () => {
    await written(5);
    await expect(readCheckpoint({ ...place(), deploymentId: 'd-2' })).resolves.toEqual({ status: 'forged' });
  });

  it('shows at once that an older database was put back, or the trail written anew', async () => {
    const opened = await openTestStore();
    const { store } = opened;
    const fill = (rows: readonly AuditRow[]) =>
      store.write({
        receipt: { accountId: '', requestId: '', time: 0 },
        async run({ db }) {
          await db.deleteFrom('auditRecords').execute();
          await db.insertInto('auditRecords').values(rows).execute();
        },
      });
    await fill(chain);
    await expect(findRollback(store.read, checkpoint)).resolves.toBeUndefined();
    await expect(findRollback(store.read, { status: 'none' })).resolves.toBeUndefined();
    await expect(findRollback(store.read, { status: 'forged' })).resolves.toContain('damaged');
    await fill(chain.slice(0, 30));
    await expect(findRollback(store.read, checkpoint)).resolves.toContain('ends at 30');
    await fill(link(chain.map((one, i) => (i === 3 ? row(77) : one))));
    await expect(findRollback(store.read, checkpoint)).resolves.toContain('written anew');
    await opened.close();
  });
});
