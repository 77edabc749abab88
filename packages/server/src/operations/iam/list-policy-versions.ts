import type { ListPolicyVersionsRequest, ListPolicyVersionsResponse, PolicyVersion } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listVersions } from '../../store/policy-versions.ts';
import type { Checked } from '../checked.ts';
import { versionId } from '../describe-policy.ts';
import type { ReadOperation, ReadTools } from '../operation.ts';
import { policyTargets, requirePolicy, type FoundPolicy } from '../policy-lookup.ts';

type Input = Checked<ListPolicyVersionsRequest, 'PolicyArn'>;

/** Lists the versions of a managed policy, the newest first; of AWS's policies only the one in force is kept. */
export const listPolicyVersions: ReadOperation<Input, ListPolicyVersionsResponse> = {
  kind: 'read',
  action: 'iam:ListPolicyVersions',
  accessLevel: 'List',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run(input, tools) {
    const versions = await versionsOf(await requirePolicy(input.PolicyArn, tools), tools);
    const { rows, more } = await readPage(tools.markers, input, {
      scope: pageScope('ListPolicyVersions', tools.caller.accountId, input.PolicyArn),
      position: ({ VersionId = '' }: PolicyVersion) => VersionId,
      fetch: async (after, limit) => {
        const older = after === undefined ? versions : versions.filter(({ VersionId }) => numberOf(VersionId) < numberOf(after));
        return older.slice(0, limit);
      },
    });
    return { Versions: [...rows], ...more };
  },
};

const numberOf = (id: string | undefined): number => Number(id?.slice(1));

async function versionsOf(found: FoundPolicy, { db }: ReadTools): Promise<readonly PolicyVersion[]> {
  if (found.scope === 'aws') {
    return [{ VersionId: found.policy.versionId, IsDefaultVersion: true, CreateDate: found.policy.updatedAt }];
  }
  const { defaultVersion } = found.row;
  return (await listVersions(db, found.row)).map(({ version, createdAt }) => ({
    VersionId: versionId(version),
    IsDefaultVersion: version === defaultVersion,
    CreateDate: new Date(createdAt),
  }));
}
