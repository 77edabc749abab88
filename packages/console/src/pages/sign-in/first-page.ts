import { call } from '../../api/call.ts';
import type { SignedIn } from '../../api/session.ts';

const START = '/console/';

/**
 * Where somebody who just signed in goes on, when it is not where they asked for: root, in an account without users, is led to
 * make the first one. Anybody else, and root with an address of its own, stays.
 * @param pathname the address that was asked for.
 */
export async function firstPage({ kind }: Pick<SignedIn, 'kind'>, pathname: string): Promise<string | undefined> {
  if (kind !== 'root' || pathname !== START) return undefined;
  const { SummaryMap } = await call('GetAccountSummary', {});
  return SummaryMap?.['Users'] === 0 ? `${START}welcome` : undefined;
}
