import { PolicyError, policySize, validateIdentityPolicy } from '@countersign/core/policy';
import { LIMITS } from '../domain/limits.ts';
import { ServiceError } from '../domain/errors.ts';

/**
 * Checks the text of an identity-based policy as IAM does when it is stored.
 * @throws ServiceError `MalformedPolicyDocument`
 */
export function checkPolicyDocument(document: string): void {
  try {
    validateIdentityPolicy(document);
  } catch (error) {
    if (error instanceof PolicyError) throw new ServiceError('MalformedPolicyDocument', error.message, { cause: error });
    throw error;
  }
}

/**
 * Checks the text of a customer managed policy, and its size without white space.
 * @throws ServiceError `MalformedPolicyDocument`, `LimitExceeded`
 */
export function checkManagedPolicyDocument(document: string): void {
  checkPolicyDocument(document);
  if (policySize(document) > LIMITS.PolicySize) {
    throw new ServiceError('LimitExceeded', `Cannot exceed quota for PolicySize: ${LIMITS.PolicySize}`);
  }
}
