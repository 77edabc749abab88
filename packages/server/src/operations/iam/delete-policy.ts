import type { DeletePolicyRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { usageOf } from '../../store/attachments.ts';
import { deletePolicyRow } from '../../store/policies.ts';
import { listVersions } from '../../store/policy-versions.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { policyTargets, requireOwnPolicy } from '../policy-lookup.ts';

type Input = Checked<DeletePolicyRequest, 'PolicyArn'>;

/** Deletes a customer managed policy that nothing uses, with its one version. */
export const deletePolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DeletePolicy',
  accessLevel: 'Permissions management',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run({ PolicyArn }, tools) {
    const policy = await requireOwnPolicy('iam:DeletePolicy', PolicyArn, tools);
    const usage = await usageOf(tools.db, policy.accountId, [PolicyArn]);
    if (usage.has(PolicyArn)) throw new ServiceError('DeleteConflict', 'Cannot delete a policy attached to entities.');
    if ((await listVersions(tools.db, policy)).length > 1) {
      throw new ServiceError(
        'DeleteConflict',
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
          'The default version is deleted with the policy.',
      );
    }
    await deletePolicyRow(tools.write, policy);
    await removeAllTags(tools.write, { kind: 'policy', accountId: policy.accountId, resourceId: policy.policyId });
    return {};
  },
};
