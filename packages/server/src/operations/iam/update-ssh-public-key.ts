import type { UpdateSSHPublicKeyRequest } from '@aws-sdk/client-iam';
import { setSshPublicKeyStatus } from '../../store/ssh-public-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { readSettableStatus } from '../settable-status.ts';
import { requireSshKey } from '../ssh-key-lookup.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<UpdateSSHPublicKeyRequest, 'UserName' | 'SSHPublicKeyId' | 'Status'>;

/** Switches an SSH public key on or off. */
export const updateSSHPublicKey: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UpdateSSHPublicKey',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const status = readSettableStatus(input.Status);
    const owner = await findKeyOwner(tools, input.UserName);
    const key = await requireSshKey(tools, owner, input.SSHPublicKeyId);
    if (key.status !== status) await setSshPublicKeyStatus(tools.write, key, status);
  },
};
