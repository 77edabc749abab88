import type { UserSummary } from '../../api/own-operations.ts';
import type { Output, Wire } from '../../api/wire.ts';

/** AWS's policy that allows everything. */
export const ADMINISTRATOR_POLICY = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** Whether any user has the administrator's policy, of their own or through a group, and a way to sign in to the console. */
export function hasAdministrator(
  users: readonly Pick<Wire<UserSummary>, 'UserName' | 'GroupNames' | 'HasPassword' | 'MfaTypes'>[],
  { PolicyUsers = [], PolicyGroups = [] }: Pick<Output<'ListEntitiesForPolicy'>, 'PolicyUsers' | 'PolicyGroups'>,
): boolean {
  const names = new Set(PolicyUsers.map(({ UserName }) => UserName));
  const groups = new Set(PolicyGroups.map(({ GroupName }) => GroupName));
  return users.some(
    ({ UserName, GroupNames, HasPassword, MfaTypes }) =>
      (HasPassword || MfaTypes.includes('passkey')) && (names.has(UserName) || GroupNames.some((name) => groups.has(name))),
  );
}
