import { hasCode } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';

export const GROUP = 'Administrators';
export const POLICY = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** The calls that make an administrator, in their order. */
export const STEPS = ['CreateGroup', 'AttachGroupPolicy', 'CreateUser', 'AddUserToGroup', 'CreateLoginProfile'] as const;
export type StepName = (typeof STEPS)[number];

export interface NewAdministrator {
  readonly userName: string;
  readonly password: string;
  readonly mustChange: boolean;
  /** Whether a user who exists already may be made the administrator, and given the password. */
  readonly mayAdopt: boolean;
}

/** The group is there, gives other people too little for our purpose, and would give them everything. */
export class OthersInGroupError extends Error {
  readonly members: readonly string[];
  constructor(members: readonly string[]) {
    super(`the group ${GROUP} has members: ${members.join(', ')}`);
    this.name = 'OthersInGroupError';
    this.members = members;
  }
}

/** @returns false when there is one already */
async function makeUnlessThere(make: () => Promise<unknown>): Promise<boolean> {
  try {
    await make();
    return true;
  } catch (error) {
    if (hasCode(error, 'EntityAlreadyExists')) return false;
    throw error;
  }
}

/**
 * Makes a user who may do everything: a group with AdministratorAccess, the user in it, a password. What an earlier try made is
 * taken up, so that it can be tried again until it is whole.
 * @param onDone told of each call that is done
 * @throws ApiError, such as `EntityAlreadyExists` for a user that may not be adopted; OthersInGroupError
 */
export async function makeAdministrator(
  { userName, password, mustChange, mayAdopt }: NewAdministrator,
  onDone: (step: StepName) => void,
): Promise<void> {
  const isGroupNew = await makeUnlessThere(() => call('CreateGroup', { GroupName: GROUP }));
  if (!isGroupNew) await refuseOthers(userName);
  onDone('CreateGroup');
  await call('AttachGroupPolicy', { GroupName: GROUP, PolicyArn: POLICY });
  onDone('AttachGroupPolicy');
  if (mayAdopt) await makeUnlessThere(() => call('CreateUser', { UserName: userName }));
  else await call('CreateUser', { UserName: userName });
  onDone('CreateUser');
  await call('AddUserToGroup', { GroupName: GROUP, UserName: userName });
  onDone('AddUserToGroup');
  const profile = { UserName: userName, Password: password, PasswordResetRequired: mustChange };
  const isFirstPassword = await makeUnlessThere(() => call('CreateLoginProfile', profile));
  if (!isFirstPassword) await call('UpdateLoginProfile', profile);
  onDone('CreateLoginProfile');
}

/** INVARIANT: nobody else becomes an administrator by this. */
async function refuseOthers(userName: string): Promise<void> {
  const { AttachedPolicies } = await call('ListAttachedGroupPolicies', { GroupName: GROUP });
  if (AttachedPolicies?.some(({ PolicyArn }) => PolicyArn === POLICY)) return;
  const { Users } = await call('GetGroup', { GroupName: GROUP });
  const others = (Users ?? []).map(({ UserName }) => UserName ?? '').filter((name) => name !== userName);
  if (others.length > 0) throw new OthersInGroupError(others);
}
