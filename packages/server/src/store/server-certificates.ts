import { sql } from 'kysely';
import { nameKey } from '../domain/names.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type ServerCertificateRow = Readonly<Schema['serverCertificates']>;
/** A server certificate without its texts: what lists show. */
export type ServerCertificateFacts = Omit<ServerCertificateRow, 'body' | 'chain'>;

const FACTS = ['accountId', 'certificateId', 'name', 'nameKey', 'path', 'createdAt', 'expiresAt'] as const;

/** Finds a server certificate; names are compared without regard to case. */
export async function findServerCertificate(
  db: Queries,
  accountId: string,
  name: string,
): Promise<ServerCertificateRow | undefined> {
  return await db
    .selectFrom('serverCertificates')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('nameKey', '=', nameKey(name))
    .executeTakeFirst();
}

/**
 * At most `limit` server certificates in the order of their names, after the name key `after`.
 * @param pathPrefix `/` for all; compared letter by letter.
 */
export async function listServerCertificates(
  db: Queries,
  accountId: string,
  pathPrefix: string,
  after: string | undefined,
  limit: number,
): Promise<readonly ServerCertificateFacts[]> {
  return await db
    .selectFrom('serverCertificates')
    .select(FACTS)
    .where('accountId', '=', accountId)
    .where('nameKey', '>', after ?? '')
    .where(sql<string>`substr(path, 1, ${pathPrefix.length})`, '=', pathPrefix)
    .orderBy('nameKey')
    .limit(limit)
    .execute();
}

/** How many server certificates the account has. */
export async function countServerCertificates(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('serverCertificates')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Adds a server certificate. */
export async function addServerCertificate(write: Write, certificate: ServerCertificateRow): Promise<void> {
  await write.db.insertInto('serverCertificates').values(certificate).execute();
}

/** Gives a server certificate another name, another path or both; its id and its tags stay. */
export async function moveServerCertificate(
  write: Write,
  certificate: ServerCertificateFacts,
  to: { readonly name: string; readonly path: string },
): Promise<void> {
  await write.db
    .updateTable('serverCertificates')
    .set({ name: to.name, nameKey: nameKey(to.name), path: to.path })
    .where('accountId', '=', certificate.accountId)
    .where('certificateId', '=', certificate.certificateId)
    .execute();
}

/** Removes a server certificate. Its tags are the caller's business. */
export async function removeServerCertificate(write: Write, certificate: ServerCertificateFacts): Promise<void> {
  await write.db
    .deleteFrom('serverCertificates')
    .where('accountId', '=', certificate.accountId)
    .where('certificateId', '=', certificate.certificateId)
    .execute();
}
