import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Store } from '../store.ts';

/**
 * The tables of `schema.ts`. Column names are camelCase on both engines, and text sorts by its bytes.
 * On SQLite the tables are strict; narrow ones are kept in their key's own tree, so that a row is one page to write.
 */
export const foundation = (engine: Store['engine']): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    // PostgreSQL's default collation sorts by language; "C" sorts by bytes, as SQLite does.
    const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`;
    const int = engine === 'sqlite' ? sql`integer` : sql`bigint`;

    const table = (name: string, columns: readonly string[], key: readonly string[], rows?: 'wide'): Promise<void> => {
      let builder: CreateTableBuilder<string> = db.schema.createTable(name);
      for (const column of columns) {
        const [field = '', type, nullable] = column.split(' ');
        builder = builder.addColumn(field, type === 'int' ? int : text, (c) => (nullable === 'null' ? c : c.notNull()));
      }
      const keyed = builder.addPrimaryKeyConstraint(`${name}Key`, key as never);
      if (engine !== 'sqlite') return keyed.execute();
      return keyed.modifyEnd(rows === 'wide' ? sql`strict` : sql`strict, without rowid`).execute();
    };
    const unique = (name: string, on: string, columns: string[]): Promise<void> =>
      db.schema.createIndex(name).unique().on(on).columns(columns).execute();
    const index = (name: string, on: string, columns: string[]): Promise<void> =>
      db.schema.createIndex(name).on(on).columns(columns).execute();

    await table('deployment', ['key', 'value'], ['key']);
    await table(
      'accounts',
      ['accountId', 'name', 'createdAt int', 'alias text null', 'rootPasswordHash text null'],
      ['accountId'],
    );
    await unique('accountsByAlias', 'accounts', ['alias']);
    await table(
      'users',
      ['accountId', 'userId', 'name', 'nameKey', 'path', 'createdAt int', 'boundaryArn text null', 'passwordLastUsedAt int null'],
      ['accountId', 'userId'],
    );
    await unique('usersByName', 'users', ['accountId', 'nameKey']);
    await table('groups', ['accountId', 'groupId', 'name', 'nameKey', 'path', 'createdAt int'], ['accountId', 'groupId']);
    await unique('groupsByName', 'groups', ['accountId', 'nameKey']);
    await table('memberships', ['accountId', 'groupId', 'userId', 'createdAt int'], ['accountId', 'groupId', 'userId']);
    await index('membershipsByUser', 'memberships', ['accountId', 'userId']);
    await table(
      'accessKeys',
      ['accountId', 'accessKeyId', 'ownerId', 'status', 'createdAt int', 'changedAt int', 'sealedSecret'],
      // By owner first: a user's keys are asked for as often as a key, and each further index costs a page to write per key.
      ['accountId', 'ownerId', 'accessKeyId'],
    );
    await unique('accessKeysById', 'accessKeys', ['accessKeyId']);
    await table('accessKeyUses', ['accountId', 'accessKeyId', 'usedAt int', 'region', 'service'], ['accountId', 'accessKeyId']);
    await table(
      'policies',
      [
        'accountId',
        'policyId',
        'name',
        'nameKey',
        'path',
        'description text null',
        'createdAt int',
        'updatedAt int',
        'defaultVersion int',
        'nextVersion int',
      ],
      ['accountId', 'policyId'],
    );
    await unique('policiesByName', 'policies', ['accountId', 'nameKey']);
    await table(
      'policyVersions',
      ['accountId', 'policyId', 'version int', 'document', 'createdAt int'],
      ['accountId', 'policyId', 'version'],
      'wide',
    );
    await table(
      'attachments',
      ['accountId', 'principalId', 'principalKind', 'policyArn', 'createdAt int'],
      ['accountId', 'principalId', 'policyArn'],
    );
    await index('attachmentsByPolicy', 'attachments', ['accountId', 'policyArn']);
    await table(
      'inlinePolicies',
      ['accountId', 'principalId', 'name', 'document', 'createdAt int'],
      ['accountId', 'principalId', 'name'],
      'wide',
    );
    await table(
      'tags',
      ['accountId', 'resourceId', 'key', 'keyKey', 'value', 'position int'],
      ['accountId', 'resourceId', 'keyKey'],
    );
    // On SQLite the one integer key of these two is the row's own number: rows are only ever added at the end.
    await table('changeLog', ['seq int', 'accountId', 'time int', 'requestId', 'changes'], ['seq'], 'wide');
    await table(
      'auditRecords',
      // The hash before the record: it is read alone with every commit, and a pack of reads fills hundreds of pages.
      ['seq int', 'accountId', 'time int', 'requestId', 'eventName', 'hash', 'record'],
      ['seq'],
      'wide',
    );
    // Not by request id: random keys would touch a page for nearly every record, and cost more than all the rest of it.
    await index('auditRecordsByAccount', 'auditRecords', ['accountId', 'seq']);
    await table('explanations', ['accountId', 'requestId', 'time int', 'body'], ['accountId', 'requestId'], 'wide');
    await index('explanationsByTime', 'explanations', ['time']);
    await table('keyring', ['version int', 'state', 'wrapped', 'check', 'createdAt int'], ['version']);
    await table(
      'accountKeys',
      ['accountId', 'version int', 'rootVersion int', 'wrapped', 'createdAt int'],
      ['accountId', 'version'],
    );
  },
});
