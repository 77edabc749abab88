import type { ListPolicyTagsRequest, ListPolicyTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { policyTargets, requirePolicy } from '../policy-lookup.ts';
import { readTagPage } from '../tag-page.ts';

type Input = Checked<ListPolicyTagsRequest, 'PolicyArn'>;

// SOURCE: shorter keys come first, those of one length in the order of their code units (LocalStack's recording of 2026-02).
/** Lists the tags of a managed policy; AWS's own wear none. */
export const listPolicyTags: ReadOperation<Input, ListPolicyTagsResponse> = {
  kind: 'read',
  action: 'iam:ListPolicyTags',
  accessLevel: 'List',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run(input, tools) {
    const found = await requirePolicy(input.PolicyArn, tools);
    const worn = found.scope === 'aws' ? [] : await listTags(tools.db, found.row.accountId, found.row.policyId);
    const scope = pageScope('ListPolicyTags', tools.caller.accountId, input.PolicyArn);
    const { rows, more } = await readTagPage(tools.markers, input, scope, 'length', worn);
    return { Tags: rows.map(({ key, value }) => ({ Key: key, Value: value })), ...more };
  },
};
