import type { DeleteInstanceProfileRequest } from '@aws-sdk/client-iam';
import { removeInstanceProfile } from '../../store/instance-profiles.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { refuseDeletion } from '../refuse-deletion.ts';

type Input = Checked<DeleteInstanceProfileRequest, 'InstanceProfileName'>;

/** Removes an instance profile that holds no role. */
export const deleteInstanceProfile: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:DeleteInstanceProfile',
  accessLevel: 'Write',

  targets: async (input, tools) => [await instanceProfileTarget(tools, input.InstanceProfileName)],

  async run(input, { caller: { accountId }, db, write }) {
    const { profileId, roleId } = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    // SOURCE: the words are the same as for a role that is in a profile (LocalStack's recordings of 2026-02).
    refuseDeletion({ instanceProfiles: roleId === null ? 0 : 1, attachments: 0, inlinePolicies: 0 });
    await removeAllTags(write, { kind: 'instanceProfile', accountId, resourceId: profileId });
    await removeInstanceProfile(write, accountId, profileId);
  },
};
