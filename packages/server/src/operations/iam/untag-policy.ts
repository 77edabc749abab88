import type { UntagPolicyRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { policyTargets, requireOwnPolicy } from '../policy-lookup.ts';
import { tagKeysContext } from '../request-tags.ts';

type Input = Checked<UntagPolicyRequest, 'PolicyArn' | 'TagKeys'>;

/** Takes tags off a customer managed policy; keys that it does not wear are passed over. */
export const untagPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:UntagPolicy',
  accessLevel: 'Tagging',
  targets: ({ PolicyArn, TagKeys }, tools) => policyTargets(PolicyArn, tools, tagKeysContext(TagKeys)),
  async run({ PolicyArn, TagKeys }, tools) {
    const { accountId, policyId } = await requireOwnPolicy('iam:UntagPolicy', PolicyArn, tools);
    await removeTags(tools.write, { kind: 'policy', accountId, resourceId: policyId }, TagKeys);
    return {};
  },
};
