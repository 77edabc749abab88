import { describe, expect, it } from 'vitest';
import { deactivationSteps, deletionSteps, type UserParts } from './user-parts.ts';

const BARE: UserParts = {
  userName: 'alice',
  keys: [],
  hasPassword: false,
  devices: [],
  inline: [],
  attached: [],
  groups: [],
  lastActivity: undefined,
};
const FULL: UserParts = {
  ...BARE,
  keys: [
    { id: 'AKIA1', isActive: true },
    { id: 'AKIA2', isActive: false },
  ],
  hasPassword: true,
  devices: ['arn:aws:iam::123456789012:mfa/phone', 'arn:aws:iam::123456789012:u2f/user/alice/key'],
  inline: ['own'],
  attached: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  groups: ['dev'],
};

describe('deleting a user', () => {
  it('is one step when nothing hangs on it', () =>
    expect(deletionSteps(BARE).map(({ operation }) => operation)).toEqual(['DeleteUser']));

  it('takes everything away first, the ways in before the rest', () =>
    expect(deletionSteps(FULL).map(({ operation }) => operation)).toEqual([
      'DeleteAccessKey',
      'DeleteAccessKey',
      'DeleteLoginProfile',
      'DeactivateMFADevice',
      'DeleteVirtualMFADevice',
      'DeactivateMFADevice',
      'DeleteUserPolicy',
      'DetachUserPolicy',
      'RemoveUserFromGroup',
      'DeleteUser',
    ]));

  it('is not stopped by what somebody else took away', () => {
    for (const { doneWhen } of deletionSteps(FULL)) expect(doneWhen).toEqual(['NoSuchEntity']);
  });
});

it('only active keys are deactivated', () =>
  expect(deactivationSteps(FULL).map(({ input }) => input)).toEqual([
    { UserName: 'alice', AccessKeyId: 'AKIA1', Status: 'Inactive' },
  ]));
