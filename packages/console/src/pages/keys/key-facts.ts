/** What is known of an access key; never its secret. Times are seconds since 1970. */
export interface KeyFacts {
  /** `AKIA…` */
  readonly accessKeyId: string;
  /** Undefined for root's. */
  readonly userName: string | undefined;
  readonly isActive: boolean;
  readonly createdAt: number | undefined;
}

/** SOURCE: IAM User Guide, "Update access keys", and CIS AWS Foundations Benchmark 1.14: keys are replaced after 90 days. */
export const OLD_DAYS = 90;

/** SOURCE: IAM quotas: two access keys a user, active or not. */
export const MOST_KEYS = 2;

const DAY = 86_400;

/** How many whole days ago it was. @param now milliseconds since 1970 */
export function daysSince(seconds: number, now: number = Date.now()): number {
  return Math.max(0, Math.floor((now / 1000 - seconds) / DAY));
}
