import { parsePolicyArn, type Located } from '../domain/arns.ts';
import { ServiceError } from '../domain/errors.ts';

/**
 * Reads the ARN of a managed policy that a request gives.
 *
 * @param unreadable AWS's words for what is no ARN at all: calls that attach have others than those that look up.
 * @throws ServiceError `ValidationError` for what is no ARN, `InvalidInput` for the ARN of something else.
 */
// SOURCE: attaching, and boundaries: LocalStack's recordings of 2026-02 (test_iam_roles); looking up: aws-cloudformation's GetPolicy.
export function readPolicyArn(arn: string, unreadable = 'Invalid ARN:  Could not be parsed!'): Located {
  const located = parsePolicyArn(arn);
  if (located) return located;
  if (arn.split(':').length < 6 || !arn.startsWith('arn:')) throw new ServiceError('ValidationError', unreadable);
  throw new ServiceError('InvalidInput', notValid(arn));
}

/** Reads the ARN of a policy that is to be attached or to be a boundary. @throws ServiceError as `readPolicyArn` */
export function readAttachableArn(arn: string): Located {
  return readPolicyArn(arn, notValid(arn));
}

const notValid = (arn: string): string => `ARN ${arn} is not valid.`;
