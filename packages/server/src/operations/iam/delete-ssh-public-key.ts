import type { DeleteSSHPublicKeyRequest } from '@aws-sdk/client-iam';
import { removeSshPublicKey } from '../../store/ssh-public-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { requireSshKey } from '../ssh-key-lookup.ts';
import { userTarget } from '../user-target.ts';

/** Removes an SSH public key of a user. */
export const deleteSSHPublicKey: WriteOperation<Checked<DeleteSSHPublicKeyRequest, 'UserName' | 'SSHPublicKeyId'>, void> = {
  kind: 'write',
  action: 'iam:DeleteSSHPublicKey',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const owner = await findKeyOwner(tools, input.UserName);
    await removeSshPublicKey(tools.write, await requireSshKey(tools, owner, input.SSHPublicKeyId));
  },
};
