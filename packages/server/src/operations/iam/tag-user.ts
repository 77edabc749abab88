import type { TagUserRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

/** Puts tags on a user. A key that is there already gets the new value and keeps its place. */
export const tagUser: WriteOperation<Checked<TagUserRequest, 'UserName' | 'Tags'>, void> = {
  kind: 'write',
  action: 'iam:TagUser',
  accessLevel: 'Tagging',

  targets: async (input, tools) => [
    await userTarget(tools, input.UserName, { context: requestTagContext(readTags('user', input.Tags)) }),
  ],

  async run(input, { caller: { accountId }, db, write }) {
    const tags = readTags('user', input.Tags);
    const { userId } = await requireUser(db, accountId, input.UserName);
    checkTagQuota('user', await listTags(db, accountId, userId), tags);
    await putTags(write, { kind: 'user', accountId, resourceId: userId }, tags);
  },
};
