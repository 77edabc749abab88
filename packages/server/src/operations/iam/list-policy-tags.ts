import type { ListPolicyTagsRequest, ListPolicyTagsResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listTags, type TagRow } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { policyTargets, requirePolicy } from '../policy-lookup.ts';

type Input = Checked<ListPolicyTagsRequest, 'PolicyArn'>;

/** Lists the tags of a managed policy; AWS's own wear none. */
export const listPolicyTags: ReadOperation<Input, ListPolicyTagsResponse> = {
  kind: 'read',
  action: 'iam:ListPolicyTags',
  accessLevel: 'List',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run(input, tools) {
    const found = await requirePolicy(input.PolicyArn, tools);
    const worn = found.scope === 'aws' ? [] : await listTags(tools.db, found.row.accountId, found.row.policyId);
    // SOURCE: "The returned list of tags is sorted by tag key", API reference of ListPolicyTags.
    const sorted = [...worn].sort((a, b) => (a.key < b.key ? -1 : 1));
    const { rows, more } = await readPage(tools.markers, input, {
      scope: pageScope('ListPolicyTags', tools.caller.accountId, input.PolicyArn),
      position: ({ key }: TagRow) => key,
      fetch: async (after, limit) => sorted.filter(({ key }) => after === undefined || key > after).slice(0, limit),
    });
    return { Tags: rows.map(({ key, value }) => ({ Key: key, Value: value })), ...more };
  },
};
