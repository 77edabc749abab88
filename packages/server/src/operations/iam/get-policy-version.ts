import type { GetPolicyVersionRequest, GetPolicyVersionResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { versionId } from '../describe-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { policyTargets, requirePolicy } from '../policy-lookup.ts';
import { noSuchVersion, requireVersion } from '../policy-version-lookup.ts';

type Input = Checked<GetPolicyVersionRequest, 'PolicyArn' | 'VersionId'>;

/** Gives the text of one version; of AWS's policies only the one in force is kept. */
export const getPolicyVersion: ReadOperation<Input, GetPolicyVersionResponse> = {
  kind: 'read',
  action: 'iam:GetPolicyVersion',
  accessLevel: 'Read',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run({ PolicyArn, VersionId }, tools) {
    const found = await requirePolicy(PolicyArn, tools, () => noSuchVersion(PolicyArn, VersionId));
    if (found.scope === 'aws') {
      const Document = tools.managed.document(PolicyArn);
      if (VersionId !== found.policy.versionId || Document === undefined) throw noSuchVersion(PolicyArn, VersionId);
      return { PolicyVersion: { Document, VersionId, IsDefaultVersion: true, CreateDate: found.policy.updatedAt } };
    }
    const { version, document, createdAt } = await requireVersion(tools.db, PolicyArn, found.row, VersionId);
    return {
      PolicyVersion: {
        Document: document,
        VersionId: versionId(version),
        IsDefaultVersion: version === found.row.defaultVersion,
        CreateDate: new Date(createdAt),
      },
    };
  },
};
