import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type SigningCertificateRow = Readonly<Schema['signingCertificates']>;

/** Finds a signing certificate of the account, whoever's it is. */
export async function findSigningCertificate(
  db: Queries,
  accountId: string,
  certificateId: string,
): Promise<SigningCertificateRow | undefined> {
  return await db
    .selectFrom('signingCertificates')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('certificateId', '=', certificateId)
    .executeTakeFirst();
}

/** The signing certificates of an owner (a user's id, or the account id for root), oldest first; there are never more than a few. */
export async function listSigningCertificates(
  db: Queries,
  accountId: string,
  ownerId: string,
): Promise<readonly SigningCertificateRow[]> {
  return await db
    .selectFrom('signingCertificates')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .orderBy('createdAt')
    .orderBy('certificateId')
    .execute();
}

/** Adds a signing certificate. It signs nobody in here, so nothing is touched. */
export async function addSigningCertificate(write: Write, certificate: SigningCertificateRow): Promise<void> {
  await write.db.insertInto('signingCertificates').values(certificate).execute();
}

/** Switches a signing certificate on or off. */
export async function setSigningCertificateStatus(
  write: Write,
  certificate: SigningCertificateRow,
  status: SigningCertificateRow['status'],
): Promise<void> {
  await write.db
    .updateTable('signingCertificates')
    .set({ status })
    .where('accountId', '=', certificate.accountId)
    .where('certificateId', '=', certificate.certificateId)
    .execute();
}

/** Removes a signing certificate. */
export async function removeSigningCertificate(write: Write, certificate: SigningCertificateRow): Promise<void> {
  await write.db
    .deleteFrom('signingCertificates')
    .where('accountId', '=', certificate.accountId)
    .where('certificateId', '=', certificate.certificateId)
    .execute();
}
