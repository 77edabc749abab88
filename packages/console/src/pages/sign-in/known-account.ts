/** What this browser remembers of a sign-in. INVARIANT: never a password, and nothing of root but its account. */
export interface KnownAccount {
  /** An account id or alias, as it was typed. */
  readonly account: string;
  /** Undefined for root. */
  readonly userName?: string;
}

const KEY = 'countersign-sign-in';

/**
 * Reads what was remembered. An address such as `/console/?account=123456789012` says it more plainly.
 * @param search the page's query
 */
export function readKnownAccount(search: string = window.location.search): KnownAccount {
  const named = new URLSearchParams(search).get('account');
  let known: KnownAccount = { account: '' };
  try {
    const { account, userName } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<KnownAccount>;
    if (typeof account === 'string') known = { account, ...(typeof userName === 'string' ? { userName } : {}) };
  } catch {
    // storage is switched off, or holds something else
  }
  if (named === null || !/^[a-z0-9-]{3,63}$/.test(named) || named === known.account) return known;
  return { account: named };
}

/** Remembers an account for the next sign-in from this browser. */
export function keepKnownAccount({ account, userName }: KnownAccount): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(userName === undefined ? { account } : { account, userName }));
  } catch {
    // A browser without storage forgets it with the page.
  }
}

/** Forgets it. */
export function forgetKnownAccount(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There is nothing to forget.
  }
}
