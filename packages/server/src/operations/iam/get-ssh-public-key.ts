import type { GetSSHPublicKeyRequest, GetSSHPublicKeyResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import { sshKeyAsLine, sshKeyAsPem } from '../key-material/ssh-public-key.ts';
import type { ReadOperation } from '../operation.ts';
import { describeSshKey, requireSshKey } from '../ssh-key-lookup.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<GetSSHPublicKeyRequest, 'UserName' | 'SSHPublicKeyId' | 'Encoding'>;

/** Shows an SSH public key, in the form that is asked for and not the one in which it came; its comment is gone. */
export const getSSHPublicKey: ReadOperation<Input, GetSSHPublicKeyResponse> = {
  kind: 'read',
  action: 'iam:GetSSHPublicKey',
  accessLevel: 'Read',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const owner = await findKeyOwner(tools, input.UserName);
    const key = await requireSshKey(tools, owner, input.SSHPublicKeyId);
    const body = input.Encoding === 'PEM' ? sshKeyAsPem(key.body) : sshKeyAsLine(key.body);
    return { SSHPublicKey: describeSshKey(key, owner, body) };
  },
};
