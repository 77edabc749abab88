import { parseArn } from '@countersign/core/arn';

/** The account that owns the resource: the one in its ARN, `aws` for what AWS maintains, else the caller's own. */
export function resourceOwner(arn: string, callerAccount: string): string {
  return parseArn(arn)?.account || callerAccount;
}
