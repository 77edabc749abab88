import { ServiceError } from '../domain/errors.ts';
import { findPolicyByArn, type PolicyRow } from '../store/policies.ts';
import { listTags } from '../store/tags.ts';
import type { ManagedPolicy, ReadTools, Target } from './operation.ts';
import { readPolicyArn } from './read-policy-arn.ts';
import { resourceTagContext } from './request-tags.ts';

/** A managed policy that an account can use: its own (`local`) or one of AWS's. */
export type FoundPolicy =
  | { readonly scope: 'local'; readonly arn: string; readonly row: PolicyRow }
  | { readonly scope: 'aws'; readonly arn: string; readonly policy: ManagedPolicy };

type Lookup = Pick<ReadTools, 'db' | 'caller' | 'managed'>;

/**
 * Finds the policy of an ARN as far as the caller's account can see it: another account's policies don't exist here.
 * @throws ServiceError what `readPolicyArn` throws
 */
export async function findPolicy(arn: string, { db, caller, managed }: Lookup): Promise<FoundPolicy | undefined> {
  const located = readPolicyArn(arn);
  if (located.accountId === 'aws') {
    const policy = managed.get(arn);
    return policy && { scope: 'aws', arn, policy };
  }
  if (located.accountId !== caller.accountId) return undefined;
  const row = await findPolicyByArn(db, arn);
  return row && { scope: 'local', arn, row };
}

/**
 * Finds a policy that has to be there.
 * @param missing the refusal when it is not; calls that name a version have words of their own.
 * @throws ServiceError `NoSuchEntity`, and what `findPolicy` throws.
 */
export async function requirePolicy(
  arn: string,
  tools: Lookup,
  missing: (arn: string) => ServiceError = noSuchPolicy,
): Promise<FoundPolicy> {
  const policy = await findPolicy(arn, tools);
  if (!policy) throw missing(arn);
  return policy;
}

function noSuchPolicy(arn: string): ServiceError {
  return new ServiceError('NoSuchEntity', `Policy ${arn} was not found.`);
}

/**
 * Finds a policy that is to be changed, for the operation `action`.
 * @throws ServiceError `AccessDenied` when it is AWS's: to the caller's account that is a stranger's resource, which no
 *   identity-based policy can open, not even for root.
 */
export async function requireOwnPolicy(
  action: string,
  arn: string,
  tools: Lookup,
  missing: (arn: string) => ServiceError = noSuchPolicy,
): Promise<PolicyRow> {
  const policy = await requirePolicy(arn, tools, missing);
  if (policy.scope === 'local') return policy.row;
  throw new ServiceError(
    'AccessDenied',
    `User: ${tools.caller.arn} is not authorized to perform: ${action} on resource: policy ${arn} ` +
      `because no resource-based policy allows the ${action} action`,
  );
}

/**
 * What a call with a `PolicyArn` acts on: that ARN as it was given, whether or not there is such a policy, with the
 * tags of the policy when there is. IAM's refusals name an existing policy as `policy ARN`.
 * @throws ServiceError what `readPolicyArn` throws: what is no ARN is nothing that one may be allowed.
 */
export async function policyTargets(
  arn: string,
  { db, caller }: Pick<ReadTools, 'db' | 'caller'>,
  context: NonNullable<Target['context']> = {},
): Promise<readonly Target[]> {
  const own = readPolicyArn(arn).accountId === caller.accountId ? await findPolicyByArn(db, arn) : undefined;
  const tags = own ? await listTags(db, own.accountId, own.policyId) : [];
  return [{ arn, shown: `policy ${arn}`, context: { ...resourceTagContext(tags), ...context } }];
}
