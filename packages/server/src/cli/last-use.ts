import type { AccessKeyLastUsed } from '@aws-sdk/client-iam';

/** Puts the last use of a key into words. SOURCE: AWS answers `N/A` for service and region of a key never used. */
export function lastUse(used: AccessKeyLastUsed | undefined): string {
  if (used?.LastUsedDate === undefined) return 'never used';
  return `${used.LastUsedDate.toISOString()} (${used.ServiceName ?? '?'}, ${used.Region ?? '?'})`;
}
