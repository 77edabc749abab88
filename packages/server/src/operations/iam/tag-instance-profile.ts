import type { TagInstanceProfileRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';

type Input = Checked<TagInstanceProfileRequest, 'InstanceProfileName' | 'Tags'>;

/** Puts tags on an instance profile. A key that is there already gets the new value and keeps its place. */
export const tagInstanceProfile: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:TagInstanceProfile',
  accessLevel: 'Tagging',

  targets: async (input, tools) => [
    await instanceProfileTarget(tools, input.InstanceProfileName, requestTagContext(readTags('instanceProfile', input.Tags))),
  ],

  async run(input, { caller: { accountId }, db, write }) {
    const tags = readTags('instanceProfile', input.Tags);
    const { profileId } = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    checkTagQuota('instanceProfile', await listTags(db, accountId, profileId), tags);
    await putTags(write, { kind: 'instanceProfile', accountId, resourceId: profileId }, tags);
  },
};
