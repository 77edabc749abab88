import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { CustomTypesConfig, QueryConfig, QueryResult as Answer } from 'pg';
import { types } from 'pg';

const INT8 = 20;

const builtIn = types.getTypeParser as (oid: number, format?: string) => unknown;
const parserOf = (oid: number, format?: string): unknown => (oid === INT8 && format !== 'binary' ? Number : builtIn(oid, format));
/** Whole numbers of 64 bits come as numbers: all of ours fit into 53. */
export const numericTypes: CustomTypesConfig = { getTypeParser: parserOf as CustomTypesConfig['getTypeParser'] };

/** What can be asked: one connection, or a pool of them. */
export interface Asks {
  query(query: QueryConfig): Promise<Answer>;
}

// A statement with a name is parsed and planned once for each connection.
const NAMED_STATEMENTS = 1000;
const statementNames = new Map<string, string>();
const nameOf = (sql: string): string | undefined => {
  const known = statementNames.get(sql);
  if (known !== undefined || statementNames.size >= NAMED_STATEMENTS) return known;
  const name = `q${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
};

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);

/** Runs a query that Kysely compiled. */
async function execute<R>(asks: Asks, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const name = nameOf(sql);
  const query: QueryConfig = { text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) };
  const { command, rowCount, rows } = await asks.query(query);
  return CHANGES.has(command) ? { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows as R[] };
}

/**
 * Kysely's dialect over whatever answers queries.
 * @param connected gives what to ask, or throws when there is no connection.
 * @param transactions whether Kysely may open transactions by itself; only migrations do.
 */
export function postgresDialect(connected: () => Asks, transactions: boolean): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: async (query) => execute(connected(), query),
    // oxlint-disable-next-line require-yield -- the interface asks for it; nothing here is big enough to stream
    async *streamQuery() {
      throw new TypeError('the store does not stream');
    },
  };
  const say = async (sql: string): Promise<void> => {
    if (!transactions) throw new TypeError('transactions are opened by Store.write alone');
    await connected().query({ text: sql });
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: () => say('begin'),
      commitTransaction: () => say('commit'),
      rollbackTransaction: () => say('rollback'),
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
  };
}
