import { Client, type ClientConfig } from 'pg';
import { StoreError } from './store-error.ts';

/** `CSig`: the advisory lock that says who may write into this database. It goes when the connection goes. */
const LOCK = 0x43_53_69_67;
/** The schema in which our tables stand, so that they may share a database with others. */
export const SCHEMA = 'countersign';

/** The one connection that writes, connected again when it was lost. */
export interface PostgresWriter {
  /** @throws when there is no connection at the moment */
  client(): Client;
  /**
   * Connects if need be, and takes the lock.
   * @throws StoreError `InUse` when another process has it, `Unreachable`.
   */
  connect(): Promise<void>;
  /** Gives the connection up after an error that leaves its state unknown. */
  drop(): void;
  end(): Promise<void>;
}

/** Says one thing for the many ways in which a server can't be had. */
const unreachable = (cause: unknown): StoreError =>
  new StoreError('Unreachable', `PostgreSQL does not let us in: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
  });

async function takeLock(client: Client, self: string): Promise<void> {
  const taken = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${LOCK}) as taken`);
  if (taken.rows[0]?.taken) return;
  const holders = await client.query<{ pid: number; name: string }>(
    `select a.pid, a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = ${LOCK} and l.database = (select oid from pg_database where datname = current_database())`,
  );
  const [holder] = holders.rows;
  if (holder?.name === self) {
    // Our own connection, which we have lost and the server has not yet: it must end before we go on.
    await client.query('select pg_terminate_backend($1)', [holder.pid]);
    throw new StoreError('Unreachable', 'the lost connection to PostgreSQL is still open on the server');
  }
  throw new StoreError('InUse', `the database is in use by ${holder?.name ?? 'another process'}`);
}

/**
 * Keeps the writing connection.
 * @param self how others see us in `pg_stat_activity`; unlike any other process's.
 * @param onReconnected called when the connection was lost and is there again.
 */
export function createPostgresWriter(config: ClientConfig, self: string, onReconnected: () => void): PostgresWriter {
  let current: Client | undefined;
  let connecting: Promise<void> | undefined;
  let ended = false;
  let wasConnected = false;
  let retry: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const client = new Client(config);
    client.on('error', () => lose(client));
    client.on('end', () => lose(client));
    try {
      await client.connect();
      await client.query(
        `set search_path = ${SCHEMA}; set synchronous_commit = on; set default_transaction_isolation = 'read committed'`,
      );
      await takeLock(client, self);
    } catch (error) {
      await client.end().catch(() => {});
      throw error instanceof StoreError ? error : unreachable(error);
    }
    current = client;
    if (wasConnected) onReconnected();
    wasConnected = true;
  };
  const connect = (): Promise<void> => {
    if (current) return Promise.resolve();
    if (ended) return Promise.reject(unreachable(new Error('the store is closed')));
    connecting ??= open().finally(() => (connecting = undefined));
    return connecting;
  };
  const lose = (client: Client): void => {
    if (client !== current) return;
    current = undefined;
    client.end().catch(() => {});
    again(100);
  };
  // What others may have changed meanwhile must be learnt soon, also when nobody writes.
  const again = (delay: number): void => {
    if (ended) return;
    clearTimeout(retry);
    retry = setTimeout(() => void connect().catch(() => again(Math.min(delay * 2, 5000))), delay).unref();
  };

  return {
    client() {
      if (!current) throw unreachable(new Error('the connection was lost'));
      return current;
    },
    connect,
    drop() {
      if (current) lose(current);
    },
    async end() {
      ended = true;
      clearTimeout(retry);
      await connecting?.catch(() => {});
      const client = current;
      current = undefined;
      await client?.end();
    },
  };
}
