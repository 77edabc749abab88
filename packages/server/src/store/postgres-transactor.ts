import { Kysely } from 'kysely';
import { DatabaseError, type QueryResult } from 'pg';
import { type Asks, postgresDialect } from './postgres-dialect.ts';
import type { PostgresWriter } from './postgres-writer.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { Queries } from './store.ts';
import type { Transactor } from './write-queue.ts';

// Classes of errors that are not the job's own: connection, rolled back by the server, out of resources, operator, system, internal.
// SOURCE: https://www.postgresql.org/docs/15/errcodes-appendix.html
const BREAKING = /^(?:08|40|53|57|58|XX)/;

/** Whether an error says that the server, rather than the query, has failed. */
export function isBreaking(error: unknown): boolean {
  return !(error instanceof DatabaseError) || error.code === undefined || BREAKING.test(error.code);
}

/** Transactions on PostgreSQL's one writing connection. */
export function postgresTransactor(writer: PostgresWriter): Transactor {
  let broken: unknown;
  // After each error we ask whether the transaction can go on: Kysely's queries pass through here as well.
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    if (broken !== undefined) throw broken;
    try {
      return await work();
    } catch (error) {
      if (isBreaking(error)) broken = error;
      throw error;
    }
  };
  const asks: Asks = { query: (query) => watched(() => writer.client().query(query)) };
  const db: Queries = new Kysely<Schema>({ dialect: postgresDialect(() => asks, false) });
  const say = (sql: string): Promise<QueryResult> => watched(() => writer.client().query(sql));
  let held = false; // a savepoint that is done with, and is released together with the next command

  return {
    engine: 'postgres',
    db,
    async begin() {
      await writer.connect();
      held = false;
      await say('begin'); // always durable: waiting for the server's disk blocks nobody here
    },
    async commit() {
      const { command } = await say('commit');
      // When a query failed and its job went on as if it had not, the server rolls back and calls that an answer.
      if (command !== 'COMMIT') throw new Error(`PostgreSQL answered ${command} to commit`);
    },
    async rollback() {
      const wasBroken = broken;
      broken = undefined;
      try {
        // A connection of which nobody knows what it still does is no use.
        if (wasBroken !== undefined && !(wasBroken instanceof DatabaseError)) writer.drop();
        else await writer.client().query('rollback');
      } catch {
        writer.drop();
      }
    },
    async savepoint() {
      await say(held ? 'release job; savepoint job' : 'savepoint job');
      held = false;
    },
    async release() {
      await say('select 1'); // fails when the job swallowed an error
      held = true;
    },
    async rollbackToSavepoint() {
      await say('rollback to job');
      held = true;
    },
    get broken() {
      return broken;
    },
    isFinal: (error) => error instanceof StoreError && error.code === 'InUse',
    async lastSeq() {
      await writer.connect();
      const row = await db
        .selectFrom('changeLog')
        .select((e) => e.fn.max('seq').as('seq'))
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
    afterCommit() {},
  };
}
