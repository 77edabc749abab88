import type { Target } from './operation.ts';

/**
 * What a list of the whole account acts on: all its users, once for each action that would tell the same of one of them.
 * As with AWS's credential report, it is all or nothing: a policy that names some users only allows no part of it, and one that
 * denies some hides none.
 */
export function accountUsersTargets(accountId: string, actions: readonly string[]): readonly Target[] {
  return actions.map((action) => ({ action, arn: `arn:aws:iam::${accountId}:user/*` }));
}
