import type { Schema } from '../store/schema.ts';
import type { Queries, Store } from '../store/store.ts';

/** Why one request was refused. `body` is JSON and holds no secret, signing key or signature. */
export type Explanation = Readonly<Schema['explanations']>;

/** Keeps the explanations of refusals for a while. */
export interface Explanations {
  /** Takes an explanation; it is written with the next commit, as the record of its refusal is. */
  add(explanation: Explanation): void;
}

/** The longest body, in characters. */
const LONGEST = 64 << 10;
/** An explanation is a convenience: when this many wait, the oldest is dropped. */
const WAITING = 1000;
const KEPT = 10_000;
const KEPT_FOR = 7 * 24 * 3600 * 1000;
/** How many are written before the old ones are looked for again. */
const PRUNE_EVERY = 500;

/** A body that fits: itself, or its beginning inside a note that it was cut. */
const fit = (body: string): string =>
  body.length <= LONGEST ? body : JSON.stringify({ cut: true, length: body.length, beginning: body.slice(0, LONGEST / 8) });

/** Hooks into every commit of the store; the audit trail's flush brings one within a tenth of a second. */
export function createExplanations(store: Store): Explanations {
  let waiting: Explanation[] = [];
  let written: Explanation[] = [];
  let sincePruned = PRUNE_EVERY;

  store.onCommitting(async (db) => {
    written = waiting;
    waiting = [];
    if (written.length === 0) return;
    // The same request twice, after a commit that ended in doubt: the first one stands.
    for (let at = 0; at < written.length; at += 64) {
      const some = written.slice(at, at + 64);
      await db
        .insertInto('explanations')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    sincePruned += written.length;
    if (sincePruned < PRUNE_EVERY) return;
    await pruneExplanations(db, Math.max(...written.map((one) => one.time)));
    sincePruned = 0;
  });
  store.onRolledBack(() => {
    waiting = [...written, ...waiting].slice(-WAITING);
    written = [];
  });

  return {
    add(explanation) {
      waiting.push({ ...explanation, body: fit(explanation.body) });
      if (waiting.length > WAITING) waiting.shift();
    },
  };
}

/** Removes all but the newest 10,000 of the last 7 days. @param now milliseconds since 1970 */
export async function pruneExplanations(db: Queries, now: number): Promise<void> {
  const lastKept = await db
    .selectFrom('explanations')
    .select('time')
    .orderBy('time', 'desc')
    .offset(KEPT - 1)
    .limit(1)
    .executeTakeFirst();
  const from = Math.max(now - KEPT_FOR, lastKept?.time ?? -Infinity);
  await db.deleteFrom('explanations').where('time', '<', from).execute();
}

/** Reads the explanation of a request, of this account only. @returns its body, undefined when there is none. */
export async function readExplanation(db: Queries, accountId: string, requestId: string): Promise<string | undefined> {
  const query = db
    .selectFrom('explanations')
    .select('body')
    .where('accountId', '=', accountId)
    .where('requestId', '=', requestId);
  return (await query.executeTakeFirst())?.body;
}
