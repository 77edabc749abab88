import type { ListAccessKeysRequest, ListAccessKeysResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listAccessKeys as listKeys, type AccessKeyFacts } from '../../store/access-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { userTarget } from '../user-target.ts';

/** Lists the keys of a user, or of whoever asks when no name is given, oldest first. Never a secret. */
export const listAccessKeys: ReadOperation<Checked<ListAccessKeysRequest>, ListAccessKeysResponse> = {
  kind: 'read',
  action: 'iam:ListAccessKeys',
  accessLevel: 'List',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const { accountId } = tools.caller;
    const { ownerId, userName } = await findKeyOwner(tools, input.UserName);
    const keys = await listKeys(tools.db, accountId, ownerId);
    const page = await readPage(tools.markers, input, {
      scope: pageScope('ListAccessKeys', accountId, ownerId),
      position,
      fetch: (after, limit) =>
        Promise.resolve(keys.filter((key) => after === undefined || position(key) > after).slice(0, limit)),
    });
    return {
      AccessKeyMetadata: page.rows.map((key) => ({
        UserName: userName,
        AccessKeyId: key.accessKeyId,
        Status: key.status,
        CreateDate: new Date(key.createdAt),
      })),
      ...page.more,
    };
  },
};

/** Sorts as the keys do: by the time they were made (16 digits of milliseconds), then by id. */
const position = (key: AccessKeyFacts): string => `${String(key.createdAt).padStart(16, '0')} ${key.accessKeyId}`;
