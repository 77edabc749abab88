import { nameKey } from '../domain/names.ts';
import type { UserRow } from '../store/users.ts';
import type { ReadTools, WriteTools } from './operation.ts';

/** How a user is asked for. */
export type UserQuestion = { readonly name: string } | { readonly userId: string };

// One place is enough: changes run one after another, and a read whose place was taken asks again.
let last: { readonly tools: ReadTools; readonly user: UserRow } | undefined;

/** Keeps the user that a request was found to be about, so that what is done with it need not read it again. */
export function keepUser(tools: ReadTools, user: UserRow): void {
  last = { tools, user };
}

/**
 * The user that this very request has read already; undefined when it must be asked for.
 * INVARIANT: never one that the request has changed since. Who changes a user touches it, and once a job has touched anything
 * nothing is known here any more. No other job runs in between, and each request has tools of its own.
 */
export function knownUser(tools: ReadTools, by: UserQuestion): UserRow | undefined {
  if (last?.tools !== tools) return undefined;
  const { write } = tools as Partial<WriteTools>;
  if (write && write.touched.length > 0) return undefined;
  const { user } = last;
  const isIt = 'name' in by ? user.nameKey === nameKey(by.name) : user.userId === by.userId;
  return isIt ? user : undefined;
}
