import type { CreatePolicyRequest, CreatePolicyResponse } from '@aws-sdk/client-iam';
import { policyArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { countPolicies, findPolicyByName, insertPolicy } from '../../store/policies.ts';
import { putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describePolicy } from '../describe-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { checkManagedPolicyDocument } from '../policy-document.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';

type Input = Checked<CreatePolicyRequest, 'PolicyName' | 'PolicyDocument'>;

/** Makes a customer managed policy with its first version. */
export const createPolicy: WriteOperation<Input, CreatePolicyResponse> = {
  kind: 'write',
  action: 'iam:CreatePolicy',
  accessLevel: 'Permissions management',
  targets({ PolicyName, Path = '/', Tags = [] }, { caller }) {
    const target = {
      arn: policyArn({ accountId: caller.accountId, path: Path, name: PolicyName }),
      shown: `policy ${PolicyName}`,
      context: requestTagContext(readTags('policy', Tags)),
    };
    // SOURCE: whoever makes a tagged entity needs the permission to tag as well; AWS names it in the refusal.
    return Tags.length > 0 ? [target, { ...target, action: 'iam:TagPolicy' }] : [target];
  },
  async run({ PolicyName, Path = '/', PolicyDocument, Description, Tags }, tools) {
    const { db, write, now } = tools;
    const { accountId } = tools.caller;
    const tags = readTags('policy', Tags);
    checkTagQuota('policy', [], tags);
    checkManagedPolicyDocument(PolicyDocument);
    if (await findPolicyByName(db, accountId, PolicyName)) {
      throw new ServiceError(
        'EntityAlreadyExists',
        `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
      );
    }
    if ((await countPolicies(db, accountId)) >= LIMITS.Policies) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for PoliciesPerAccount: ${LIMITS.Policies}`);
    }
    const row = {
      accountId,
      policyId: uniqueId('ANPA', accountId, tools.random(6)),
      name: PolicyName,
      nameKey: nameKey(PolicyName),
      path: Path,
      description: Description ?? null,
      createdAt: now.getTime(),
      updatedAt: now.getTime(),
      defaultVersion: 1,
      nextVersion: 2,
    };
    await insertPolicy(write, row, PolicyDocument);
    await putTags(write, { kind: 'policy', accountId, resourceId: row.policyId }, tags);
    const Policy = describePolicy({ scope: 'local', arn: policyArn(row), row }, undefined);
    return { Policy: Tags && Tags.length > 0 ? { ...Policy, Tags } : Policy };
  },
};
