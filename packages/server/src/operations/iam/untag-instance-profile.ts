import type { UntagInstanceProfileRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { tagKeysContext } from '../request-tags.ts';

type Input = Checked<UntagInstanceProfileRequest, 'InstanceProfileName' | 'TagKeys'>;

/** Takes tags off an instance profile; keys that are not there are passed over. */
export const untagInstanceProfile: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UntagInstanceProfile',
  accessLevel: 'Tagging',

  targets: async (input, tools) => [await instanceProfileTarget(tools, input.InstanceProfileName, tagKeysContext(input.TagKeys))],

  async run(input, { caller: { accountId }, db, write }) {
    const { profileId } = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    await removeTags(write, { kind: 'instanceProfile', accountId, resourceId: profileId }, input.TagKeys);
  },
};
