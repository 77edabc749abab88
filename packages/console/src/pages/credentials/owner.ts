import { useRead } from '../../api/use-api.ts';
import { useArn, useSession } from '../../app/session-context.ts';

/** Whose credentials a part of the console is about. */
export interface Owner {
  /** Undefined for oneself: calls then name nobody, and only root's may not. */
  readonly userName: string | undefined;
  /** What is said of them. */
  readonly shown: string;
  /** For permission checks: with the user's path, as soon as it is known. */
  readonly arn: string;
  readonly isOwn: boolean;
  /** The name where a call demands one; root is called by the account id there. */
  readonly mfaUserName: string;
}

/** The owner that a section is about. @param userName undefined: whoever is signed in. */
export function useOwner(userName: string | undefined): Owner {
  const session = useSession();
  const arn = useArn();
  const isOwn = userName === undefined || (session.kind === 'user' && userName === session.userName);
  const { data } = useRead('GetUser', { UserName: userName }, { enabled: !isOwn });
  if (isOwn) {
    const name = session.userName ?? session.accountId;
    return { userName: session.userName, shown: name, arn: session.arn, isOwn, mfaUserName: name };
  }
  const userArn = data?.User?.Arn ?? arn(`user/${userName}`);
  return { userName, shown: userName, arn: userArn, isOwn, mfaUserName: userName };
}
