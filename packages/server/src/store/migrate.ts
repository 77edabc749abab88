import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { foundation } from './migrations/0001-foundation.ts';
import { credentials } from './migrations/0002-credentials.ts';
import { consoleColumns } from './migrations/0003-console.ts';
import { roles } from './migrations/0004-roles.ts';
import { certificates } from './migrations/0005-certificates.ts';
import { providers } from './migrations/0006-providers.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

/** Every migration, oldest first. A name that was released is never changed, and new names sort after old ones. */
const MIGRATIONS: Readonly<Record<string, (engine: Store['engine']) => Migration>> = {
  '0001-foundation': foundation,
  '0002-credentials': credentials,
  '0003-console': consoleColumns,
  '0004-roles': roles,
  '0005-certificates': certificates,
  '0006-providers': providers,
};

const TABLE = 'migrations';
const LOCK_TABLE = 'migrationLock';

const applied = async (db: Kysely<unknown>, schema: string | undefined): Promise<readonly string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === TABLE && table.schema === schema)) return [];
  const { rows } = await sql<{ name: string }>`select ${sql.ref('name')} from ${sql.table(TABLE)}`.execute(db);
  return rows.map((row) => row.name);
};

/**
 * Looks whether this program knows every migration that was applied. Changes nothing.
 * @throws StoreError `Newer`.
 */
export async function refuseNewer(db: Kysely<unknown>, schema?: string): Promise<void> {
  const unknown = (await applied(db, schema)).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown === undefined) return;
  throw new StoreError('Newer', `the database was made by a newer Countersign (it has migration ${JSON.stringify(unknown)})`);
}

/**
 * Brings the tables to the newest shape, each migration in one transaction.
 * @param db a connection that may open transactions.
 * @param schema where the tables stand, on PostgreSQL; it is there already and first on the search path.
 */
export async function migrate(db: Kysely<unknown>, engine: Store['engine'], schema?: string): Promise<void> {
  if ((await applied(db, schema)).length === Object.keys(MIGRATIONS).length) return;
  const provider = {
    getMigrations: (): Promise<Record<string, Migration>> =>
      Promise.resolve(Object.fromEntries(Object.entries(MIGRATIONS).map(([name, make]) => [name, make(engine)]))),
  };
  const { error } = await new Migrator({
    db,
    provider,
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
    migrationTableName: TABLE,
    migrationLockTableName: LOCK_TABLE,
  }).migrateToLatest();
  if (error !== undefined) throw error;
}
