import type { ListUserTagsRequest, ListUserTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { readTagPage } from '../tag-page.ts';
import { userTarget } from '../user-target.ts';

/** Lists the tags of a user, in the order of their keys. */
export const listUserTags: ReadOperation<Checked<ListUserTagsRequest, 'UserName'>, ListUserTagsResponse> = {
  kind: 'read',
  action: 'iam:ListUserTags',
  accessLevel: 'List',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, { caller: { accountId }, db, markers }) {
    const { userId } = await requireUser(db, accountId, input.UserName);
    const tags = await listTags(db, accountId, userId);
    const page = await readTagPage(markers, input, pageScope('ListUserTags', accountId, userId), 'key', tags);
    return { Tags: describeTags(page.rows), ...page.more };
  },
};
