import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Store } from '../store.ts';

/** The table of OpenID Connect providers; written as `0001-foundation` writes its own. */
export const providers = (engine: Store['engine']): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`;
    const int = engine === 'sqlite' ? sql`integer` : sql`bigint`;

    const table = async (name: string, columns: readonly string[], key: readonly string[]): Promise<void> => {
      let builder: CreateTableBuilder<string> = db.schema.createTable(name);
      for (const column of columns) {
        const [field = '', type, nullable] = column.split(' ');
        builder = builder.addColumn(field, type === 'int' ? int : text, (c) => (nullable === 'null' ? c : c.notNull()));
      }
      const keyed = builder.addPrimaryKeyConstraint(`${name}Key`, key as never);
      await (engine === 'sqlite' ? keyed.modifyEnd(sql`strict, without rowid`) : keyed).execute();
    };

    await table(
      'oidcProviders',
      ['accountId', 'providerId', 'url', 'clientIds', 'thumbprints', 'createdAt int'],
      ['accountId', 'providerId'],
    );
    await db.schema.createIndex('oidcProvidersByUrl').unique().on('oidcProviders').columns(['accountId', 'url']).execute();
  },
});
