import type { DeletePolicyVersionRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { deleteVersion } from '../../store/policy-versions.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { policyTargets, requireOwnPolicy } from '../policy-lookup.ts';
import { requireVersion } from '../policy-version-lookup.ts';

type Input = Checked<DeletePolicyVersionRequest, 'PolicyArn' | 'VersionId'>;

/** Deletes a version that is not in force. */
export const deletePolicyVersion: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DeletePolicyVersion',
  accessLevel: 'Permissions management',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run({ PolicyArn, VersionId }, tools) {
    const policy = await requireOwnPolicy('iam:DeletePolicyVersion', PolicyArn, tools);
    const { version } = await requireVersion(tools.db, PolicyArn, policy, VersionId);
    if (version === policy.defaultVersion) {
      throw new ServiceError('DeleteConflict', 'Cannot delete the default version of a policy.');
    }
    await deleteVersion(tools.write, policy, version);
    return {};
  },
};
