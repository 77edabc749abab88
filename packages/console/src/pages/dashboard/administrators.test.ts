import { describe, expect, it } from 'vitest';
import { hasAdministrator } from './administrators.ts';

const user = (UserName: string, more: object = {}) => ({
  UserName,
  GroupNames: [],
  HasPassword: true,
  MfaTypes: [],
  ...more,
});
const nobody = { PolicyUsers: [], PolicyGroups: [] };
const group = { PolicyUsers: [], PolicyGroups: [{ GroupName: 'Administrators', GroupId: 'AGPA' }] };

describe('an account', () => {
  it('without users has no administrator', () => {
    expect(hasAdministrator([], nobody)).toBe(false);
  });

  it('has one when a user has the policy', () => {
    expect(hasAdministrator([user('alice')], { ...nobody, PolicyUsers: [{ UserName: 'alice', UserId: 'AIDA' }] })).toBe(true);
  });

  it('has one when a user is in a group that has the policy', () => {
    expect(hasAdministrator([user('alice', { GroupNames: ['Administrators'] })], group)).toBe(true);
  });

  it('has none when the group is empty', () => {
    expect(hasAdministrator([user('alice')], group)).toBe(false);
  });

  it('has none when the user cannot sign in to the console', () => {
    expect(hasAdministrator([user('alice', { GroupNames: ['Administrators'], HasPassword: false })], group)).toBe(false);
  });

  it('has one when a passkey is the way in', () => {
    const alice = user('alice', { GroupNames: ['Administrators'], HasPassword: false, MfaTypes: ['passkey'] });
    expect(hasAdministrator([alice], group)).toBe(true);
  });
});
