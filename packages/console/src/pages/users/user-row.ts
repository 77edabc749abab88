import type { UserSummary } from '../../api/own-operations.ts';
import type { Output, Wire } from '../../api/wire.ts';

/** A user as a row of the table. Times are seconds since 1970. */
export interface UserRow {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly created: number;
  /** The last sign-in with the password. */
  readonly lastSignIn: number | undefined;
  /** What takes more permissions than listing users. */
  readonly more: MoreOfUser | undefined;
}
export interface MoreOfUser {
  readonly groups: readonly string[];
  readonly mfa: readonly ('virtual' | 'passkey')[];
  readonly hasPassword: boolean;
  readonly passwordChanged: number | undefined;
  readonly keys: Wire<UserSummary>['AccessKeys'];
}

/** Reads a row from a summary. */
export function rowOfSummary(user: Wire<UserSummary>): UserRow {
  return {
    name: user.UserName,
    path: user.Path,
    arn: user.Arn,
    created: user.CreateDate,
    lastSignIn: user.PasswordLastUsed,
    more: {
      groups: user.GroupNames,
      mfa: user.MfaTypes,
      hasPassword: user.HasPassword,
      passwordChanged: user.PasswordChangedDate,
      keys: user.AccessKeys,
    },
  };
}

type ListedUser = NonNullable<Output<'ListUsers'>['Users']>[number];
/** Reads a row from AWS's own list, which knows less. */
export function rowOfUser({ UserName = '', Path = '/', Arn = '', CreateDate = 0, PasswordLastUsed }: ListedUser): UserRow {
  return { name: UserName, path: Path, arn: Arn, created: CreateDate, lastSignIn: PasswordLastUsed, more: undefined };
}

const latest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

/** When the user last did something: signed in, or used a key. */
export const lastActivity = ({ lastSignIn, more }: UserRow): number | undefined =>
  latest([lastSignIn, ...(more?.keys ?? []).map(({ LastUsedDate }) => LastUsedDate)]);

/** When a key of the user was last used. */
export const keyLastUsed = ({ more }: UserRow): number | undefined =>
  latest((more?.keys ?? []).map(({ LastUsedDate }) => LastUsedDate));

/** When the oldest active key of the user was made. */
export function oldestActiveKey({ more }: UserRow): number | undefined {
  const made = (more?.keys ?? []).filter(({ Status }) => Status === 'Active').map(({ CreateDate }) => CreateDate);
  return made.length === 0 ? undefined : Math.min(...made);
}
