import { ServiceError } from '../domain/errors.ts';
import { findPolicyByArn } from '../store/policies.ts';
import type { ReadTools } from './operation.ts';
import { readAttachableArn } from './read-policy-arn.ts';

/**
 * Makes sure that an ARN can be a permissions boundary: a managed policy of this account, or one of AWS's that is not
 * made for services alone.
 * @throws ServiceError `NoSuchEntity`, in AWS's words, and what `readAttachableArn` throws
 */
export async function checkBoundaryPolicy(
  arn: string,
  { caller, db, managed }: Pick<ReadTools, 'caller' | 'db' | 'managed'>,
): Promise<void> {
  const { accountId, path } = readAttachableArn(arn);
  const usable =
    accountId === 'aws'
      ? managed.get(arn) !== undefined && path !== '/aws-service-role/'
      : accountId === caller.accountId && (await findPolicyByArn(db, arn)) !== undefined;
  if (!usable) throw new ServiceError('NoSuchEntity', `Scope ARN: ${arn} does not exist or is not attachable.`);
}
