import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from './contract.ts';
import { openSqlite } from './open-sqlite.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-test-'));
  const file = join(folder, 'countersign.db');
  let store = await openSqlite({ file });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqlite({ file });
      return store;
    },
    async remove() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
