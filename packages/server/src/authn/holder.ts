import type { Caller, ConsoleProof, Origin, Signed, Temporary } from '../domain/caller.ts';
import type { EnforcementView } from '../feed/entities.ts';

/** What a caller came with, beside who they are. */
export interface Credential {
  readonly signed: Signed;
  readonly origin: Origin;
  /** Left out for a long-term key. */
  readonly temporary?: Temporary;
  readonly console?: ConsoleProof;
}

/** INVARIANT: the only place that makes a `Caller`, and only for a credential that stands. */
type Unvouched<C> = C extends Caller ? { [K in keyof C as K extends string ? K : never]: C[K] } : never;
const vouch = (facts: Unvouched<Caller>): Caller => facts as Caller;

/**
 * Who a credential stands for, as far as the view knows; undefined when nobody.
 * @param ownerId a user's id, or the account id for root.
 */
export async function holderOf(
  view: EnforcementView,
  partition: string,
  { accountId, ownerId }: { readonly accountId: string; readonly ownerId: string },
  credential: Credential,
): Promise<Caller | undefined> {
  const arn = `arn:${partition}:iam::${accountId}`;
  if (ownerId === accountId) {
    const account = await view.account(accountId);
    return account && vouch({ kind: 'root', accountId, arn: `${arn}:root`, ...credential });
  }
  const user = await view.user(accountId, ownerId);
  if (!user) return undefined;
  const { userId, name, path } = user;
  return vouch({ kind: 'user', accountId, arn: `${arn}:user${path}${name}`, userId, userName: name, ...credential });
}
