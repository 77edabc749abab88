import type { Caller } from '../domain/caller.ts';

/** The id under which what belongs to a caller is kept: a user's own, or the account's for root. */
export function principalIdOf(caller: Caller): string {
  return caller.kind === 'root' ? caller.accountId : caller.userId;
}
