import type { ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { ReadOperation } from '../operation.ts';
import { readTagPage } from '../tag-page.ts';

type Input = Checked<ListInstanceProfileTagsRequest, 'InstanceProfileName'>;

/** Lists the tags of an instance profile, in the order of their keys. */
export const listInstanceProfileTags: ReadOperation<Input, ListInstanceProfileTagsResponse> = {
  kind: 'read',
  action: 'iam:ListInstanceProfileTags',
  accessLevel: 'List',

  targets: async (input, tools) => [await instanceProfileTarget(tools, input.InstanceProfileName)],

  async run(input, { caller: { accountId }, db, markers }) {
    const { profileId } = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    const tags = await listTags(db, accountId, profileId);
    const page = await readTagPage(markers, input, pageScope('ListInstanceProfileTags', accountId, profileId), 'key', tags);
    return { Tags: describeTags(page.rows), ...page.more };
  },
};
