import type { AccountAccessKey } from '../../api/own-operations.ts';
import type { Wire } from '../../api/wire.ts';
import { daysSince, OLD_DAYS } from './key-facts.ts';

/** Why somebody should look at a key. */
export type Risk = 'root' | 'old' | 'unused';

/**
 * What is risky about a key. Nothing is about one that is inactive: no call with it is answered.
 * @param now milliseconds since 1970
 */
export function risksOf(key: Wire<AccountAccessKey>, now: number = Date.now()): readonly Risk[] {
  if (key.Status !== 'Active') return [];
  const risks: Risk[] = [];
  if (key.OwnerType === 'Root') risks.push('root');
  if (daysSince(key.CreateDate, now) > OLD_DAYS) risks.push('old');
  if (daysSince(key.LastUsedDate ?? key.CreateDate, now) > OLD_DAYS) risks.push('unused');
  return risks;
}
