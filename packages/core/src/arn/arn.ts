/** An Amazon Resource Name in its parts. */
export interface Arn {
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
  readonly service: string;
  /** Empty where the service is global, as IAM is. */
  readonly region: string;
  /** 12 digits; `aws` for what AWS owns; empty where the name says it all, as for an S3 bucket. */
  readonly account: string;
  /** Everything after the fifth colon; it may hold colons and slashes. */
  readonly resource: string;
}

/**
 * Reads `arn:partition:service:region:account:resource`.
 * @returns undefined when there are fewer than six parts, or no partition, service or resource.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  const resource = rest.join(':');
  if (arn !== 'arn' || !partition || !service || region === undefined || account === undefined || !resource) return undefined;
  return { partition, service, region, account, resource };
}

/** Writes an ARN. `formatArn(parseArn(text))` is `text`. */
export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}
