import type { ListPoliciesRequest, ListPoliciesResponse } from '@aws-sdk/client-iam';
import { policyArn } from '../../domain/arns.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { usageOf } from '../../store/attachments.ts';
import { listPolicies as listPolicyRows } from '../../store/policies.ts';
import { chainSections, type Section } from '../chain-sections.ts';
import { describePolicy } from '../describe-policy.ts';
import type { ReadOperation, ReadTools } from '../operation.ts';
import type { FoundPolicy } from '../policy-lookup.ts';

type Input = Readonly<ListPoliciesRequest>;

/** Lists the account's own policies by name, then AWS's by ARN. */
export const listPolicies: ReadOperation<Input, ListPoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListPolicies',
  accessLevel: 'List',
  targets: ({ PathPrefix = '/' }) => [{ arn: '*', shown: `policy path ${PathPrefix}` }],
  async run(input, tools) {
    const { Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter = '' } = input;
    const filter = {
      accountId: tools.caller.accountId,
      pathPrefix: PathPrefix,
      attached: OnlyAttached || PolicyUsageFilter === 'PermissionsPolicy',
      boundary: PolicyUsageFilter === 'PermissionsBoundary',
    };
    const sections = [
      ...(Scope === 'AWS' ? [] : [localSection(filter, tools)]),
      ...(Scope === 'Local' ? [] : [awsSection(filter, tools)]),
    ];
    const scope = pageScope('ListPolicies', filter.accountId, Scope, String(OnlyAttached), PathPrefix, PolicyUsageFilter);
    const { rows, more } = await readPage(tools.markers, input, { scope, ...chainSections(sections) });
    const found = rows.map(({ row }) => row);
    const arns = found.map(({ arn }) => arn);
    const usage = await usageOf(tools.db, filter.accountId, arns);
    return { Policies: found.map((policy) => describePolicy(policy, usage.get(policy.arn))), ...more };
  },
};

type Filter = Parameters<typeof listPolicyRows>[1];

function localSection(filter: Filter, { db }: ReadTools): Section<FoundPolicy> {
  return {
    position: (found) => (found.scope === 'local' ? found.row.nameKey : ''),
    async fetch(after, limit) {
      const rows = await listPolicyRows(db, filter, after, limit);
      return rows.map((row) => ({ scope: 'local', arn: policyArn(row), row }));
    },
  };
}

function awsSection({ accountId, pathPrefix, attached, boundary }: Filter, { db, managed }: ReadTools): Section<FoundPolicy> {
  return {
    position: ({ arn }) => arn,
    async fetch(after, limit) {
      let policies = managed
        .list()
        .filter(({ arn, path }) => path.startsWith(pathPrefix) && (after === undefined || arn > after));
      if (attached || boundary) {
        const usage = await usageOf(
          db,
          accountId,
          policies.map(({ arn }) => arn),
        );
        policies = policies.filter(({ arn }) => {
          const { attachments = 0, boundaries = 0 } = usage.get(arn) ?? {};
          return (!attached || attachments > 0) && (!boundary || boundaries > 0);
        });
      }
      return policies.slice(0, limit).map((policy) => ({ scope: 'aws', arn: policy.arn, policy }));
    },
  };
}
