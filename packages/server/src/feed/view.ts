import type { Queries, Store, Touched, TouchedKind, Write } from '../store/store.ts';
import { createCache } from './cache.ts';
import type { EnforcementView } from './entities.ts';
import { loadAccessKey, loadAccount, loadConsoleSession, loadGroup, loadPolicy, loadUser } from './load-entities.ts';

/** What the server keeps in memory to decide on requests. */
export interface Feed {
  /** True at the last commit. */
  readonly view: EnforcementView;
  /** The view from inside a transaction: what it touched is read from it, the rest from memory. */
  within(write: Write): EnforcementView;
  /**
   * Another number whenever the account, or a user, group or policy of it, may have changed. What was derived from the view
   * may be kept with the number that was read before deriving it, and used while the number is the same.
   */
  generation(accountId: string): number;
}

/** How many entities are kept: some 100–200 MB when all are users with policies. */
const LIMIT = 200_000;

/** What says who a caller is, and nothing about what they may do. */
const CREDENTIALS: ReadonlySet<TouchedKind> = new Set(['accessKey', 'consoleSession']);

// A touched thing is named by kind, account and id; a credential by its id alone, since that is all a request tells.
const keyOf = (kind: TouchedKind, accountId: string, id: string): string =>
  CREDENTIALS.has(kind) ? `${kind} ${id}` : `${kind} ${accountId} ${id}`;

type Read = <Entity extends object>(
  kind: TouchedKind,
  accountId: string,
  id: string,
  load: (db: Queries) => Promise<Entity | undefined>,
) => Promise<Entity | undefined>;

const viewOver = (read: Read, isSettled: () => boolean): EnforcementView => ({
  get settled() {
    return isSettled();
  },
  accessKey: (id) => read('accessKey', '', id, (db) => loadAccessKey(db, id)),
  account: (id) => read('account', id, id, (db) => loadAccount(db, id)),
  user: (accountId, id) => read('user', accountId, id, (db) => loadUser(db, accountId, id)),
  group: (accountId, id) => read('group', accountId, id, (db) => loadGroup(db, accountId, id)),
  policy: (accountId, arn) => read('policy', accountId, arn, (db) => loadPolicy(db, accountId, arn)),
  consoleSession: (hash) => read('consoleSession', '', hash, (db) => loadConsoleSession(db, hash)),
});

/**
 * Keeps the enforcement view of a store in memory: entities are loaded when they are first asked for, and dropped by the
 * commit that touches them. What does not exist is not kept, so made-up ids can't push real ones out.
 * @param limit how many entities are kept at most.
 */
export function createView(store: Store, limit: number = LIMIT): Feed {
  const cache = createCache<object>(limit);
  // INVARIANT: a load that was under way when its entity was touched may have seen the old state: it is neither kept nor
  // answered. Taking it off this list says so.
  const loads = new Map<string, Promise<object | undefined>>();
  const generations = new Map<string, number>();
  let epoch = 0;

  const forget = ({ kind, accountId, id }: Touched): void => {
    const key = keyOf(kind, accountId, id);
    cache.delete(key);
    loads.delete(key);
    if (!CREDENTIALS.has(kind)) generations.set(accountId, (generations.get(accountId) ?? 0) + 1);
  };
  store.onCommitted((touched) => touched.forEach(forget));
  store.onRolledBack(() => {
    cache.clear();
    loads.clear();
    epoch += 1;
  });

  const start = (key: string, load: (db: Queries) => Promise<object | undefined>): Promise<object | undefined> => {
    const attempt = async (): Promise<object | undefined> => {
      try {
        const entity = await load(store.read);
        if (loads.get(key) !== loading) return await fetch(key, load); // touched meanwhile: look again
        if (entity) cache.set(key, entity);
        return entity;
      } finally {
        if (loads.get(key) === loading) loads.delete(key);
      }
    };
    const loading = Promise.resolve().then(attempt); // not before it is on the list
    loads.set(key, loading);
    return loading;
  };
  const fetch = (key: string, load: (db: Queries) => Promise<object | undefined>): Promise<object | undefined> =>
    loads.get(key) ?? start(key, load);

  const committed: Read = <Entity extends object>(
    kind: TouchedKind,
    accountId: string,
    id: string,
    load: (db: Queries) => Promise<Entity | undefined>,
  ) => {
    const key = keyOf(kind, accountId, id);
    const kept = cache.get(key);
    // The key says which kind of entity is kept there.
    return (kept ? Promise.resolve(kept) : fetch(key, load)) as Promise<Entity | undefined>;
  };

  return {
    view: viewOver(committed, () => true),
    within: (write) =>
      viewOver(
        (kind, accountId, id, load) => (write.isTouched(kind, id) ? load(write.db) : committed(kind, accountId, id, load)),
        () => write.isUntouched,
      ),
    generation: (accountId) => epoch + (generations.get(accountId) ?? 0),
  };
}
