import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from './open-sqlite.ts';
import type { Store } from './store.ts';

/** A store for one test. */
export interface TestStore {
  readonly store: Store;
  readonly file: string;
  /** Closes the store and removes its folder. */
  close(): Promise<void>;
}

/**
 * Opens a throw-away store in a folder of its own, with every table made.
 * @param accountId 12 digits: an account row to begin with; none when left out.
 */
export async function openTestStore(accountId?: string): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-test-'));
  const file = join(folder, 'countersign.db');
  const store = await openSqlite({ file });
  if (accountId !== undefined) {
    const account = { accountId, name: 'test', createdAt: 0, alias: null, rootPasswordHash: null };
    await store.write({
      receipt: { accountId, requestId: 'test', time: 0 },
      run: (write) => write.db.insertInto('accounts').values(account).execute(),
    });
  }
  return {
    store,
    file,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
