import type { AddRoleToInstanceProfileRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { setProfileRole } from '../../store/instance-profiles.ts';
import type { Checked } from '../checked.ts';
import { instanceProfileTarget, requireInstanceProfile } from '../instance-profile-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { requireOwnRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

type Input = Checked<AddRoleToInstanceProfileRequest, 'InstanceProfileName' | 'RoleName'>;

/** Puts a role into an instance profile, which holds one at most. The role is passed to EC2 by that. */
export const addRoleToInstanceProfile: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:AddRoleToInstanceProfile',
  actions: ['iam:AddRoleToInstanceProfile', 'iam:PassRole'],
  accessLevel: 'Write',

  async targets(input, tools) {
    const role = await roleTarget(tools, input.RoleName, {
      context: {
        'iam:PassedToService': 'ec2.amazonaws.com',
        // SOURCE: IAM User Guide, `iam:AssociatedResourceArn`: neither region nor instance is known here.
        'iam:AssociatedResourceArn': `arn:aws:ec2:*:${tools.caller.accountId}:instance/*`,
      },
    });
    return [
      await instanceProfileTarget(tools, input.InstanceProfileName),
      // A refusal to pass a role names its ARN.
      { action: 'iam:PassRole', arn: role.arn, context: role.context ?? {} },
    ];
  },

  async run(input, { caller: { accountId }, db, write }) {
    // Of two that do not exist the profile is named [assumed].
    const profile = await requireInstanceProfile(db, accountId, input.InstanceProfileName);
    const { roleId } = await requireOwnRole(db, accountId, input.RoleName);
    if (profile.roleId !== null) {
      throw new ServiceError('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
    }
    await setProfileRole(write, profile, roleId);
  },
};
