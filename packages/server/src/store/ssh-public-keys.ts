import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type SshPublicKeyRow = Readonly<Schema['sshPublicKeys']>;

/** Finds an SSH public key of the account, whoever's it is. */
export async function findSshPublicKey(db: Queries, accountId: string, keyId: string): Promise<SshPublicKeyRow | undefined> {
  return await db
    .selectFrom('sshPublicKeys')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('keyId', '=', keyId)
    .executeTakeFirst();
}

/** The SSH public keys of an owner, oldest first; there are never more than a few. */
export async function listSshPublicKeys(db: Queries, accountId: string, ownerId: string): Promise<readonly SshPublicKeyRow[]> {
  return await db
    .selectFrom('sshPublicKeys')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .orderBy('createdAt')
    .orderBy('keyId')
    .execute();
}

/** Adds an SSH public key. It signs nobody in here, so nothing is touched. */
export async function addSshPublicKey(write: Write, key: SshPublicKeyRow): Promise<void> {
  await write.db.insertInto('sshPublicKeys').values(key).execute();
}

/** Switches an SSH public key on or off. */
export async function setSshPublicKeyStatus(
  write: Write,
  key: SshPublicKeyRow,
  status: SshPublicKeyRow['status'],
): Promise<void> {
  await write.db
    .updateTable('sshPublicKeys')
    .set({ status })
    .where('accountId', '=', key.accountId)
    .where('keyId', '=', key.keyId)
    .execute();
}

/** Removes an SSH public key. */
export async function removeSshPublicKey(write: Write, key: SshPublicKeyRow): Promise<void> {
  await write.db.deleteFrom('sshPublicKeys').where('accountId', '=', key.accountId).where('keyId', '=', key.keyId).execute();
}
