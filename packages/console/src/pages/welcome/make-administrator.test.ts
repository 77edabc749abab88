import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import type * as calls from '../../api/call.ts';
import { makeAdministrator, OthersInGroupError, POLICY, STEPS, type NewAdministrator } from './make-administrator.ts';

/** An account as far as the calls reach it. */
interface Account {
  group: { readonly members: Set<string>; hasPolicy: boolean } | undefined;
  readonly users: Set<string>;
  readonly passwords: Map<string, string>;
  /** The call that is refused once. */
  broken: string | undefined;
}
let account: Account;
type Fields = Readonly<Record<string, string>>;

const refuse = (code: string, operation: string): never => {
  throw new ApiError(code, code, { status: 409, operation });
};
const answers: Readonly<Record<string, (input: Fields) => unknown>> = {
  CreateGroup: () =>
    account.group ? refuse('EntityAlreadyExists', 'CreateGroup') : (account.group = { members: new Set(), hasPolicy: false }),
  AttachGroupPolicy: () => account.group && (account.group.hasPolicy = true),
  ListAttachedGroupPolicies: () => ({ AttachedPolicies: account.group?.hasPolicy ? [{ PolicyArn: POLICY }] : [] }),
  GetGroup: () => ({ Users: [...(account.group?.members ?? [])].map((UserName) => ({ UserName })) }),
  CreateUser: ({ UserName = '' }) =>
    account.users.has(UserName) ? refuse('EntityAlreadyExists', 'CreateUser') : account.users.add(UserName),
  AddUserToGroup: ({ UserName = '' }) => account.group?.members.add(UserName),
  CreateLoginProfile: ({ UserName = '', Password = '' }) =>
    account.passwords.has(UserName)
      ? refuse('EntityAlreadyExists', 'CreateLoginProfile')
      : account.passwords.set(UserName, Password),
  UpdateLoginProfile: ({ UserName = '', Password = '' }) => account.passwords.set(UserName, Password),
};

vi.mock('../../api/call.ts', (): Partial<typeof calls> => ({
  call: ((name: string, input: Fields) => {
    if (account.broken === name) {
      account.broken = undefined;
      return Promise.reject(new ApiError('ServiceFailure', 'no', { status: 500, operation: name }));
    }
    return Promise.resolve().then(() => answers[name]?.(input) ?? {});
  }) as typeof calls.call,
}));

const alice: NewAdministrator = { userName: 'alice', password: 'one', mustChange: false, mayAdopt: false };
const make = async (change: Partial<NewAdministrator> = {}): Promise<readonly string[]> => {
  const done: string[] = [];
  await makeAdministrator({ ...alice, ...change }, (step) => done.push(step));
  return done;
};
const expectAdministrator = (userName: string, password: string): void => {
  expect(account.group?.hasPolicy).toBe(true);
  expect(account.group?.members).toContain(userName);
  expect(account.passwords.get(userName)).toBe(password);
};

describe('makeAdministrator', () => {
  beforeEach(() => {
    account = { group: undefined, users: new Set(), passwords: new Map(), broken: undefined };
  });

  it('makes the group, the user and the password, in five steps', async () => {
    expect(await make()).toEqual(STEPS);
    expectAdministrator('alice', 'one');
  });

  it.each(STEPS)('is made whole by another try after %s failed', async (step) => {
    account.broken = step;
    await expect(make()).rejects.toMatchObject({ code: 'ServiceFailure' });
    await make({ password: 'two', mayAdopt: true });
    expectAdministrator('alice', 'two');
  });

  it('leaves a user who was there alone, until told that it may not', async () => {
    account.users.add('alice');
    account.passwords.set('alice', 'hers');
    await expect(make()).rejects.toMatchObject({ code: 'EntityAlreadyExists', operation: 'CreateUser' });
    expect(account.group?.members.size).toBe(0);
    expect(account.passwords.get('alice')).toBe('hers');
    await make({ mayAdopt: true });
    expectAdministrator('alice', 'one');
  });

  it('makes nobody else an administrator through a group that had the name', async () => {
    account.group = { members: new Set(['bob']), hasPolicy: false };
    await expect(make()).rejects.toEqual(new OthersInGroupError(['bob']));
    expect(account.group.hasPolicy).toBe(false);
    expect(account.users.size).toBe(0);
  });

  it('takes a group that makes administrators already', async () => {
    account.group = { members: new Set(['bob']), hasPolicy: true };
    expect(await make()).toEqual(STEPS);
    expectAdministrator('alice', 'one');
  });
});
