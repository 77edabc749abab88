import type { CreatePolicyVersionRequest, CreatePolicyVersionResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { insertVersion, listVersions } from '../../store/policy-versions.ts';
import type { Checked } from '../checked.ts';
import { versionId } from '../describe-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { checkManagedPolicyDocument } from '../policy-document.ts';
import { policyTargets, requireOwnPolicy } from '../policy-lookup.ts';

type Input = Checked<CreatePolicyVersionRequest, 'PolicyArn' | 'PolicyDocument'>;

/** Adds a version to a customer managed policy, and puts it in force when asked to. */
export const createPolicyVersion: WriteOperation<Input, CreatePolicyVersionResponse> = {
  kind: 'write',
  action: 'iam:CreatePolicyVersion',
  accessLevel: 'Permissions management',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run({ PolicyArn, PolicyDocument, SetAsDefault = false }, tools) {
    const policy = await requireOwnPolicy('iam:CreatePolicyVersion', PolicyArn, tools);
    checkManagedPolicyDocument(PolicyDocument);
    if ((await listVersions(tools.db, policy)).length >= LIMITS.VersionsPerPolicy) {
      throw new ServiceError(
        'LimitExceeded',
        `A managed policy can have up to ${LIMITS.VersionsPerPolicy} versions. ` +
          'Before you create a new version, you must delete an existing version.',
      );
    }
    const { version } = await insertVersion(tools.write, policy, {
      document: PolicyDocument,
      now: tools.now.getTime(),
      asDefault: SetAsDefault,
    });
    return { PolicyVersion: { VersionId: versionId(version), IsDefaultVersion: SetAsDefault, CreateDate: tools.now } };
  },
};
