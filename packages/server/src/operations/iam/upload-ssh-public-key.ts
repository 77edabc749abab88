import type { UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addSshPublicKey, listSshPublicKeys, type SshPublicKeyRow } from '../../store/ssh-public-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import { readSshPublicKey, type SshPublicKey } from '../key-material/ssh-public-key.ts';
import type { PreparedWriteOperation } from '../operation.ts';
import { describeSshKey } from '../ssh-key-lookup.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<UploadSSHPublicKeyRequest, 'UserName' | 'SSHPublicKeyBody'>;

/** Gives a user an SSH public key. The same key may be several users', and each user's once. */
export const uploadSSHPublicKey: PreparedWriteOperation<Input, UploadSSHPublicKeyResponse, SshPublicKey> = {
  kind: 'write',
  action: 'iam:UploadSSHPublicKey',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async prepare(input, tools) {
    await findKeyOwner(tools, input.UserName);
    return readSshPublicKey(input.SSHPublicKeyBody);
  },

  async run(input, tools, { body, fingerprint }) {
    const { accountId } = tools.caller;
    const owner = await findKeyOwner(tools, input.UserName);
    const held = await listSshPublicKeys(tools.db, accountId, owner.ownerId);
    if (held.some((key) => key.body === body)) {
      throw new ServiceError('DuplicateSSHPublicKey', 'Duplicate SSH public key uploaded.');
    }
    // The quota is AWS's; its name is assumed.
    if (held.length >= LIMITS.SshPublicKeysPerUser) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for SSHPublicKeysPerUser: ${LIMITS.SshPublicKeysPerUser}`);
    }
    const key: SshPublicKeyRow = {
      accountId,
      keyId: uniqueId('APKA', accountId, tools.random(6)),
      ownerId: owner.ownerId,
      body,
      fingerprint,
      status: 'Active',
      createdAt: tools.now.getTime(),
    };
    await addSshPublicKey(tools.write, key);
    return { SSHPublicKey: describeSshKey(key, owner, input.SSHPublicKeyBody) };
  },
};
