import type { TagPolicyRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { policyTargets, requireOwnPolicy } from '../policy-lookup.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';

type Input = Checked<TagPolicyRequest, 'PolicyArn' | 'Tags'>;

/** Puts tags on a customer managed policy. */
export const tagPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:TagPolicy',
  accessLevel: 'Tagging',
  targets: ({ PolicyArn, Tags }, tools) => policyTargets(PolicyArn, tools, requestTagContext(readTags('policy', Tags))),
  async run({ PolicyArn, Tags }, tools) {
    const { accountId, policyId } = await requireOwnPolicy('iam:TagPolicy', PolicyArn, tools);
    const tags = readTags('policy', Tags);
    checkTagQuota('policy', await listTags(tools.db, accountId, policyId), tags);
    await putTags(tools.write, { kind: 'policy', accountId, resourceId: policyId }, tags);
    return {};
  },
};
