import type { SSHPublicKey } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';
import { findSshPublicKey, type SshPublicKeyRow } from '../store/ssh-public-keys.ts';
import type { KeyOwner } from './key-owner.ts';
import type { ReadTools } from './operation.ts';

/**
 * Finds an SSH public key of that owner.
 * SOURCE: LocalStack's recordings of 2026-02 (test_iam_ssh_public_keys) for a key that is not there; radkawar/stackd's
 * (certificates_aws.json, 2026-09) for one that is another's.
 * @throws ServiceError `NoSuchEntity`
 */
export async function requireSshKey({ caller, db }: ReadTools, owner: KeyOwner, keyId: string): Promise<SshPublicKeyRow> {
  const key = await findSshPublicKey(db, caller.accountId, keyId);
  if (!key) throw new ServiceError('NoSuchEntity', `The Public Key with id ${keyId} cannot be found.`);
  if (key.ownerId !== owner.ownerId) throw new ServiceError('NoSuchEntity', `User has no Public Key with id ${keyId}.`);
  return key;
}

/** A key as it is shown, with its text in whichever form it was asked for. */
export function describeSshKey(key: SshPublicKeyRow, { userName }: KeyOwner, body: string): SSHPublicKey {
  return {
    UserName: userName,
    SSHPublicKeyId: key.keyId,
    Fingerprint: key.fingerprint,
    SSHPublicKeyBody: body,
    Status: key.status,
    UploadDate: new Date(key.createdAt),
  };
}
