import { createContext, useContext } from 'react';
import type { SignedIn } from '../api/session.ts';

export const SessionContext = createContext<SignedIn | undefined>(undefined);

/** Who is signed in; for pages, which are shown to nobody else. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new RangeError('a page was drawn for nobody');
  return session;
}

/** The ARN of something in the account: `useArn()('user/alice')`. For permission checks and display; paths belong in it. */
export function useArn(): (resource: string) => string {
  const { accountId } = useSession();
  return (resource) => `arn:aws:iam::${accountId}:${resource}`;
}
