import type { Store } from '../store/store.ts';
import { anEvent, handClock } from './event-fixture.ts';
import type { UserIdentity } from './event.ts';
import { createTrail } from './trail.ts';

/** The two accounts of a filled trail. */
export const [A, B]: readonly [string, string] = ['111111111111', '222222222222'];

const START = Date.UTC(2026, 10, 24, 10);
const user = (userName: string): UserIdentity => ({
  type: 'IAMUser',
  principalId: 'x',
  arn: 'x',
  accountId: A,
  accessKeyId: `key of ${userName}`,
  userName,
});

/**
 * Ways to lay the same records out in rows: how many are recorded between two flushes, and which are reads that succeeded.
 * None is out of order inside an account, as packs and rows don't mix in one flush.
 */
export const LAYOUTS: readonly [name: string, flushEvery: number, isRead: (i: number) => boolean][] = [
  ['in rows of their own', 1200, () => false],
  ['in packs', 1200, () => true],
  ['in packs and rows', 40, (i) => Math.ceil(i / 40) % 3 > 0],
];

/** When the record of that number is. */
export const timeOf = (i: number): number => START + i * 1000;

/**
 * Fills a store with `count` records a second apart, numbered from 1: 1, 3, 5 … in account A, 2, 4, 6 … in B; every third is by
 * alice, every seventh from another address; every fifth is a ListUsers about alice. Where `isRead` says no it is a refusal.
 */
export async function fillTrail(store: Store, count: number, flushEvery: number, isRead: (i: number) => boolean): Promise<void> {
  const trail = createTrail({ store, eventId: () => 'e', timer: handClock().timer, onFault: () => {}, flushAt: Infinity });
  for (let i = 1; i <= count; i++) {
    trail.record(
      anEvent({
        time: new Date(timeOf(i)),
        requestId: `r-${i}`,
        recipientAccountId: i % 2 === 1 ? A : B,
        identity: user(i % 3 === 0 ? 'alice' : 'bob'),
        origin: { sourceIp: i % 7 === 0 ? '2001:db8::7' : '192.0.2.1', userAgent: 'test', secure: false },
        eventName: i % 5 === 0 ? 'ListUsers' : 'GetUser',
        requestParameters: { UserName: 'alice', Tags: [{ Key: 'number', Value: `no "${i}"` }] },
        ...(isRead(i) ? {} : { error: { code: 'AccessDenied', message: 'no' } }),
      }),
    );
    if (i % flushEvery === 0) await trail.flush();
  }
  await trail.flush();
}

/** The number of a record of a filled trail. */
export const numberOf = (record: string): number => Number(/"requestID":"r-(\d+)"/.exec(record)?.[1]);

/** The numbers of records of a filled trail. */
export const numbersOf = (records: readonly { readonly record: string }[]): number[] =>
  records.map(({ record }) => numberOf(record));
