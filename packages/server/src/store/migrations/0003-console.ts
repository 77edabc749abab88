import { type Kysely, type Migration, sql } from 'kysely';
import type { Store } from '../store.ts';

/** What the web console needs of its sessions: a public name, and when their holder last proved who they are. */
export const consoleColumns = (engine: Store['engine']): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`;
    const int = engine === 'sqlite' ? sql`integer` : sql`bigint`;
    // A session of before has no public name. Nothing could be done with one; whoever held it signs in again.
    await sql`delete from ${sql.table('consoleSessions')}`.execute(db);
    // SQLite adds no column without a value to rows that are there, and asks for one even where there are none.
    const table = db.schema.alterTable('consoleSessions');
    await table.addColumn('provenAt', int, (column) => column.notNull().defaultTo(0)).execute();
    await table.addColumn('handle', text, (column) => column.notNull().defaultTo('')).execute();
    await db.schema.createIndex('consoleSessionsByHandle').unique().on('consoleSessions').columns(['handle']).execute();
  },
});
