import type { Kysely, Migration } from 'kysely';

/** The tables of `schema.ts`. Column names are camelCase on both engines. */
export const foundation: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const table = (name: string, columns: readonly string[], key: readonly string[]): Promise<void> => {
      let builder = db.schema.createTable(name);
      for (const column of columns) {
        const [field = '', type, nullable] = column.split(' ');
        builder = builder.addColumn(field, type === 'int' ? 'bigint' : 'text', (c) => (nullable === 'null' ? c : c.notNull()));
      }
      return builder.addPrimaryKeyConstraint(`${name}Key`, key as never).execute();
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
      ['accountId', 'accessKeyId'],
    );
    await unique('accessKeysById', 'accessKeys', ['accessKeyId']);
    await index('accessKeysByOwner', 'accessKeys', ['accountId', 'ownerId']);
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
    );
    await table(
      'tags',
      ['accountId', 'resourceId', 'key', 'keyKey', 'value', 'position int'],
      ['accountId', 'resourceId', 'keyKey'],
    );
    await table('changeLog', ['seq int', 'accountId', 'time int', 'requestId', 'changes'], ['seq']);
    await table('auditRecords', ['seq int', 'accountId', 'time int', 'requestId', 'eventName', 'record', 'hash'], ['seq']);
    await index('auditRecordsByRequest', 'auditRecords', ['requestId']);
    await table('explanations', ['accountId', 'requestId', 'time int', 'body'], ['accountId', 'requestId']);
    await index('explanationsByTime', 'explanations', ['time']);
    await table('keyring', ['version int', 'state', 'wrapped', 'check', 'createdAt int'], ['version']);
    await table(
      'accountKeys',
      ['accountId', 'version int', 'rootVersion int', 'wrapped', 'createdAt int'],
      ['accountId', 'version'],
    );
  },
};
