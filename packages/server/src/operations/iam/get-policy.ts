import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-iam';
import { usageOf } from '../../store/attachments.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describePolicy } from '../describe-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { policyTargets, requirePolicy } from '../policy-lookup.ts';

type Input = Checked<GetPolicyRequest, 'PolicyArn'>;

/** Describes one managed policy, of the account or AWS's. */
export const getPolicy: ReadOperation<Input, GetPolicyResponse> = {
  kind: 'read',
  action: 'iam:GetPolicy',
  accessLevel: 'Read',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run({ PolicyArn }, tools) {
    const found = await requirePolicy(PolicyArn, tools);
    const usage = await usageOf(tools.db, tools.caller.accountId, [found.arn]);
    const Policy = describePolicy(found, usage.get(found.arn));
    if (found.scope === 'aws') return { Policy: { ...Policy, Tags: [] } };
    const { description, accountId, policyId } = found.row;
    const tags = await listTags(tools.db, accountId, policyId);
    const Tags = tags.map(({ key, value }) => ({ Key: key, Value: value }));
    return { Policy: { ...Policy, ...(description !== null && { Description: description }), Tags } };
  },
};
