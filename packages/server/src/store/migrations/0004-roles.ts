import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Store } from '../store.ts';

/** The tables of roles, of instance profiles, and of what became of service-linked roles; written as `0001-foundation` writes its own. */
export const roles = (engine: Store['engine']): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`;
    const int = engine === 'sqlite' ? sql`integer` : sql`bigint`;

    const table = async (name: string, columns: readonly string[], key: readonly string[], rows?: 'wide'): Promise<void> => {
      let builder: CreateTableBuilder<string> = db.schema.createTable(name);
      for (const column of columns) {
        const [field = '', type, nullable] = column.split(' ');
        builder = builder.addColumn(field, type === 'int' ? int : text, (c) => (nullable === 'null' ? c : c.notNull()));
      }
      const keyed = builder.addPrimaryKeyConstraint(`${name}Key`, key as never);
      if (engine !== 'sqlite') return keyed.execute();
      return keyed.modifyEnd(rows === 'wide' ? sql`strict` : sql`strict, without rowid`).execute();
    };

    await table(
      'roles',
      [
        'accountId',
        'roleId',
        'name',
        'nameKey',
        'path',
        'createdAt int',
        'description text null',
        'maxSession int',
        'boundaryArn text null',
        'trustPolicy',
        'linkedService text null',
        'lastUsedAt int null',
        'lastUsedRegion text null',
      ],
      ['accountId', 'roleId'],
      'wide',
    );
    await db.schema.createIndex('rolesByName').unique().on('roles').columns(['accountId', 'nameKey']).execute();
    await db.schema.createIndex('rolesByBoundary').on('roles').columns(['accountId', 'boundaryArn']).execute();
    await table(
      'instanceProfiles',
      ['accountId', 'profileId', 'name', 'nameKey', 'path', 'createdAt int', 'roleId text null'],
      ['accountId', 'profileId'],
    );
    await db.schema
      .createIndex('instanceProfilesByName')
      .unique()
      .on('instanceProfiles')
      .columns(['accountId', 'nameKey'])
      .execute();
    await db.schema.createIndex('instanceProfilesByRole').on('instanceProfiles').columns(['accountId', 'roleId']).execute();
    await table('roleDeletions', ['accountId', 'taskId', 'createdAt int'], ['accountId', 'taskId']);
  },
});
