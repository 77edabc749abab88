import type { CreateInstanceProfileRequest, CreateInstanceProfileResponse } from '@aws-sdk/client-iam';
import { entityArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addInstanceProfile, countInstanceProfiles, findInstanceProfile } from '../../store/instance-profiles.ts';
import { putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { describeInstanceProfiles } from '../instance-profile-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext, resourceTagContext } from '../request-tags.ts';

type Input = Checked<CreateInstanceProfileRequest, 'InstanceProfileName'>;

/** Makes an instance profile that holds no role yet. With tags it also takes the permission to tag. */
export const createInstanceProfile: WriteOperation<Input, CreateInstanceProfileResponse> = {
  kind: 'write',
  action: 'iam:CreateInstanceProfile',
  accessLevel: 'Write',

  targets(input, { caller: { accountId } }) {
    const arn = entityArn('instance-profile', { accountId, path: input.Path ?? '/', name: input.InstanceProfileName });
    const tags = readTags('instanceProfile', input.Tags);
    const target = { arn, context: { ...requestTagContext(tags), ...resourceTagContext(tags) } };
    return tags.length === 0 ? [target] : [target, { ...target, action: 'iam:TagInstanceProfile' }];
  },

  async run(input, tools) {
    const { db, now, write } = tools;
    const { accountId } = tools.caller;
    const tags = readTags('instanceProfile', input.Tags);
    checkTagQuota('instanceProfile', [], tags);
    const name = input.InstanceProfileName;
    if (await findInstanceProfile(db, accountId, name)) {
      throw new ServiceError('EntityAlreadyExists', `Instance Profile ${name} already exists.`);
    }
    if ((await countInstanceProfiles(db, accountId)) >= LIMITS.InstanceProfiles) {
      // The words are those of the other quotas [assumed].
      const quota = `InstanceProfilesPerAccount: ${LIMITS.InstanceProfiles}`;
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for ${quota}`);
    }
    const profile = {
      accountId,
      profileId: uniqueId('AIPA', accountId, tools.random(6)),
      name,
      nameKey: nameKey(name),
      path: input.Path ?? '/',
      createdAt: now.getTime(),
      roleId: null,
    };
    await addInstanceProfile(write, profile);
    await putTags(write, { kind: 'instanceProfile', accountId, resourceId: profile.profileId }, tags);
    const [described] = await describeInstanceProfiles(db, accountId, [profile]);
    return { InstanceProfile: described && { ...described, ...(tags.length === 0 ? {} : { Tags: describeTags(tags) }) } };
  },
};
