import { Kysely } from 'kysely';
import { hostname } from 'node:os';
import { type ClientBase, type ClientConfig, Pool, type QueryConfig, type QueryResult } from 'pg';
import { ServiceError } from '../domain/errors.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { numericTypes, postgresDialect } from './postgres-dialect.ts';
import { isBreaking, postgresTransactor } from './postgres-transactor.ts';
import { createPostgresWriter, SCHEMA } from './postgres-writer.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

const READERS = 8;

const prepareReader = (client: ClientBase): Promise<unknown> =>
  client.query(`set search_path = ${SCHEMA}; set default_transaction_read_only = on`);

/**
 * Opens the store in a PostgreSQL database, in a schema of its own, which is made when there is none.
 * One process at a time: a second one is refused. When the connection is lost, writes are refused until it is there again.
 * @param url `postgres://user:password@host:5432/database`
 * @throws StoreError `InUse`, `Newer`, `Unreachable`.
 */
export async function openPostgres({ url }: { readonly url: string }): Promise<Store> {
  // The name tells people who holds the lock, and tells us our own lost connections: at most 63 bytes.
  const self = `process ${process.pid} on ${hostname().slice(0, 24)} since ${Date.now()}`;
  const config: ClientConfig = {
    connectionString: url,
    types: numericTypes,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    query_timeout: 30_000,
  };
  let queue: WriteQueue | undefined;
  const writer = createPostgresWriter({ ...config, application_name: self }, self, () => queue?.doubt());
  await writer.connect();
  try {
    const { rows } = await writer.client().query<{ server_encoding: string }>('show server_encoding');
    if (rows[0]?.server_encoding !== 'UTF8') throw new StoreError('Foreign', 'the PostgreSQL database must be encoded in UTF8');
    const migrating = new Kysely<unknown>({ dialect: postgresDialect(() => writer.client(), true) });
    await refuseNewer(migrating, SCHEMA);
    await writer.client().query(`create schema if not exists ${SCHEMA}`);
    await migrate(migrating, 'postgres', SCHEMA);
  } catch (error) {
    await writer.end();
    throw error;
  }

  const pool = new Pool({
    ...config,
    application_name: `readers of ${self}`.slice(0, 63),
    max: READERS,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, though its type does not say so
    onConnect: prepareReader,
  });
  pool.on('error', () => {}); // an idle connection was lost: the pool makes another when it needs one
  const reading = async (query: QueryConfig): Promise<QueryResult> => {
    try {
      return await pool.query(query);
    } catch (cause) {
      throw isBreaking(cause) ? new ServiceError('ServiceUnavailable', 'The database does not answer.', { cause }) : cause;
    }
  };
  const transactor = postgresTransactor(writer);
  const made = createWriteQueue(transactor, await transactor.lastSeq());
  queue = made;
  const close = async (): Promise<void> => {
    await made.finish();
    await pool.end();
    await writer.end();
  };
  let closing: Promise<void> | undefined;
  return {
    ...made,
    get seq() {
      return made.seq;
    },
    get problem() {
      return made.problem;
    },
    engine: 'postgres',
    read: new Kysely<Schema>({ dialect: postgresDialect(() => ({ query: reading }), false) }),
    synced: async () => {},
    close: () => (closing ??= close()),
  };
}
