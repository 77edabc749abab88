import { LIMITS } from '../domain/limits.ts';
import { ServiceError } from '../domain/errors.ts';
import { deleteAttachment, insertAttachment, listAttached } from '../store/attachments.ts';
import type { WriteTools } from './operation.ts';
import { findPolicy } from './policy-lookup.ts';
import { readAttachableArn } from './read-policy-arn.ts';
import type { NamedPrincipal } from './policy-principal.ts';

const QUOTA = {
  user: { name: 'PoliciesPerUser', limit: LIMITS.AttachedPoliciesPerUser },
  group: { name: 'PoliciesPerGroup', limit: LIMITS.AttachedPoliciesPerGroup },
  role: { name: 'PoliciesPerRole', limit: LIMITS.AttachedPoliciesPerRole },
} as const;

/** Paths of policies that AWS keeps for its own roles and for tasks on root. */
const RESERVED: readonly string[] = ['/aws-service-role/', '/root-task/'];

/**
 * Attaches a managed policy; attaching it again is fine.
 * @throws ServiceError `NoSuchEntity`, `PolicyNotAttachable`, `LimitExceeded`, and what `readAttachableArn` throws
 */
export async function attachPolicy(tools: WriteTools, principal: NamedPrincipal, arn: string): Promise<void> {
  readAttachableArn(arn);
  const found = await findPolicy(arn, tools);
  if (!found) throw new ServiceError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);
  if (found.scope === 'aws' && RESERVED.includes(found.policy.path)) {
    throw new ServiceError('PolicyNotAttachable', `Cannot attach AWS reserved policy to an IAM ${principal.kind}.`);
  }
  const attached = await listAttached(tools.db, principal);
  if (attached.includes(arn)) return;
  const { name, limit } = QUOTA[principal.kind];
  if (attached.length >= limit) throw new ServiceError('LimitExceeded', `Cannot exceed quota for ${name}: ${limit}`);
  await insertAttachment(tools.write, principal, arn, tools.now.getTime());
}

/** Takes a managed policy off. @throws ServiceError `NoSuchEntity` when the policy is not attached, whether or not it exists. */
export async function detachPolicy(tools: WriteTools, principal: NamedPrincipal, arn: string): Promise<void> {
  if (await deleteAttachment(tools.write, principal, arn)) return;
  readAttachableArn(arn);
  throw new ServiceError('NoSuchEntity', `Policy ${arn} was not found.`);
}
