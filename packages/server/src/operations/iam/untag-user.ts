import type { UntagUserRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { tagKeysContext } from '../request-tags.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

/** Takes tags off a user; keys that are not there are passed over. */
export const untagUser: WriteOperation<Checked<UntagUserRequest, 'UserName' | 'TagKeys'>, void> = {
  kind: 'write',
  action: 'iam:UntagUser',
  accessLevel: 'Tagging',

  targets: async (input, tools) => [await userTarget(tools, input.UserName, { context: tagKeysContext(input.TagKeys) })],

  async run(input, { caller: { accountId }, db, write }) {
    const { userId } = await requireUser(db, accountId, input.UserName);
    await removeTags(write, { kind: 'user', accountId, resourceId: userId }, input.TagKeys);
  },
};
