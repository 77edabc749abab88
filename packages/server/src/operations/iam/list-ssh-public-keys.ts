import type { ListSSHPublicKeysRequest, ListSSHPublicKeysResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listSshPublicKeys as listKeys } from '../../store/ssh-public-keys.ts';
import type { Checked } from '../checked.ts';
import { readFewPage, timePosition } from '../few-page.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { userTarget } from '../user-target.ts';

/** Lists the SSH public keys of a user, or of whoever asks when no name is given, oldest first. */
export const listSSHPublicKeys: ReadOperation<Checked<ListSSHPublicKeysRequest>, ListSSHPublicKeysResponse> = {
  kind: 'read',
  action: 'iam:ListSSHPublicKeys',
  accessLevel: 'List',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const { accountId } = tools.caller;
    const { ownerId, userName } = await findKeyOwner(tools, input.UserName);
    const page = await readFewPage(tools.markers, input, {
      scope: pageScope('ListSSHPublicKeys', accountId, ownerId),
      rows: await listKeys(tools.db, accountId, ownerId),
      position: ({ createdAt, keyId }) => timePosition(createdAt, keyId),
    });
    return {
      SSHPublicKeys: page.rows.map(({ keyId, status, createdAt }) => ({
        UserName: userName,
        SSHPublicKeyId: keyId,
        Status: status,
        UploadDate: new Date(createdAt),
      })),
      ...page.more,
    };
  },
};
