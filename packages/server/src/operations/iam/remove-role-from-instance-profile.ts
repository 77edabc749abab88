import type { RemoveRoleFromInstanceProfileRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { setProfileRole } from '../../store/instance-profiles.ts';
import type { Checked } from '../checked.ts';
import { instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { requireOwnRole } from '../require-role.ts';

type Input = Checked<RemoveRoleFromInstanceProfileRequest, 'InstanceProfileName' | 'RoleName'>;

/** Takes a role out of an instance profile. */
export const removeRoleFromInstanceProfile: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:RemoveRoleFromInstanceProfile',
  accessLevel: 'Write',

  targets: async (input, tools) => [await instanceProfileTarget(tools, input.InstanceProfileName)],

  // SOURCE: LocalStack's recordings of 2026-02 (test_role_instance_profile_operations_errors).
  async run(input, { caller: { accountId }, db, write }) {
    const profile = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    const role = await requireOwnRole(db, accountId, input.RoleName);
    if (profile.roleId !== role.roleId) {
      throw new ServiceError('NoSuchEntity', `Role ${role.name} in Instance Profile ${profile.name} cannot be found.`);
    }
    await setProfileRole(write, profile, null);
  },
};
