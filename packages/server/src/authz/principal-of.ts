import type { Principal } from '@countersign/core/policy';
import type { Caller } from '../domain/caller.ts';

/** The caller as policies look at it. Another kind of caller is one more case here, and nothing in the algorithm. */
export function principalOf(caller: Caller): Principal {
  switch (caller.kind) {
    case 'root':
      return { kind: 'root', account: caller.accountId };
    case 'user':
      return { kind: 'user', account: caller.accountId, arn: caller.arn, userId: caller.userId };
  }
}
