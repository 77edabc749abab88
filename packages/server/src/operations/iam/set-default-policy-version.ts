import type { SetDefaultPolicyVersionRequest } from '@aws-sdk/client-iam';
import { setDefaultVersion } from '../../store/policy-versions.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { policyTargets, requireOwnPolicy } from '../policy-lookup.ts';
import { noSuchVersion, requireVersion } from '../policy-version-lookup.ts';

type Input = Checked<SetDefaultPolicyVersionRequest, 'PolicyArn' | 'VersionId'>;

/** Puts another version of a customer managed policy in force, wherever it is attached. */
export const setDefaultPolicyVersion: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:SetDefaultPolicyVersion',
  accessLevel: 'Permissions management',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run({ PolicyArn, VersionId }, tools) {
    const missing = () => noSuchVersion(PolicyArn, VersionId);
    const policy = await requireOwnPolicy('iam:SetDefaultPolicyVersion', PolicyArn, tools, missing);
    const { version } = await requireVersion(tools.db, PolicyArn, policy, VersionId);
    await setDefaultVersion(tools.write, policy, version);
    return {};
  },
};
