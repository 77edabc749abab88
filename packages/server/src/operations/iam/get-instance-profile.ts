import type { GetInstanceProfileRequest, GetInstanceProfileResponse } from '@aws-sdk/client-iam';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { describeInstanceProfiles, instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { ReadOperation } from '../operation.ts';

type Input = Checked<GetInstanceProfileRequest, 'InstanceProfileName'>;

/** Shows an instance profile with its role and its tags. */
export const getInstanceProfile: ReadOperation<Input, GetInstanceProfileResponse> = {
  kind: 'read',
  action: 'iam:GetInstanceProfile',
  accessLevel: 'Read',

  targets: async (input, tools) => [await instanceProfileTarget(tools, input.InstanceProfileName)],

  async run(input, { caller: { accountId }, db }) {
    const profile = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    const [described] = await describeInstanceProfiles(db, accountId, [profile]);
    const tags = await listTags(db, accountId, profile.profileId);
    // SOURCE: this answer alone has `Tags` when there are none (LocalStack's recordings of 2026-02).
    return { InstanceProfile: described && { ...described, Tags: describeTags(tags) } };
  },
};
