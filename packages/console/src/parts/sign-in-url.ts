import { useSession } from '../app/session-context.ts';

/** Where users of the account sign in: an address that names the account by its alias or its id. */
export function signInUrl(origin: string, account: { readonly accountId: string; readonly accountAlias: string | null }): string {
  return `${origin}/console/?account=${account.accountAlias ?? account.accountId}`;
}

/** Where users of the account sign in, at the address that the console is open at. */
export function useSignInUrl(): string {
  return signInUrl(window.location.origin, useSession());
}
