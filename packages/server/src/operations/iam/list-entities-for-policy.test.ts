import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOB, DEVS, openPolicyRig, OPS } from '../test-policy-rig.ts';
import type { TestRig } from '../test-rig.ts';
import { attachGroupPolicy } from './attach-group-policy.ts';
import { attachRolePolicy } from './attach-role-policy.ts';
import { attachUserPolicy } from './attach-user-policy.ts';
import { listEntitiesForPolicy } from './list-entities-for-policy.ts';
import { putRolePermissionsBoundary } from './put-role-permissions-boundary.ts';

const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const bob = { UserName: 'bob', UserId: BOB };
const eve = { UserName: 'eve', UserId: 'AIDAEVE' };
const devs = { GroupName: 'devs', GroupId: DEVS };

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
  await at.run(attachUserPolicy, { UserName: 'bob', PolicyArn });
  await at.run(attachGroupPolicy, { GroupName: 'devs', PolicyArn });
  await at.write(({ db }) => db.updateTable('users').set({ boundaryArn: PolicyArn }).execute());
});
afterEach(() => at.close());

type Filters = Partial<Parameters<typeof listEntitiesForPolicy.run>[0]>;
const entities = (filters: Filters = {}) => at.run(listEntitiesForPolicy, { PolicyArn, ...filters });

describe('ListEntitiesForPolicy', () => {
  it.each<[string, Filters, object]>([
    ['everyone, once', {}, { PolicyGroups: [devs], PolicyUsers: [bob, eve] }],
    ['users', { EntityFilter: 'User' }, { PolicyGroups: [], PolicyUsers: [bob, eve] }],
    ['groups', { EntityFilter: 'Group' }, { PolicyGroups: [devs], PolicyUsers: [] }],
    ['roles, of which there are none', { EntityFilter: 'Role' }, { PolicyGroups: [], PolicyUsers: [], PolicyRoles: [] }],
    ['who has it attached', { PolicyUsageFilter: 'PermissionsPolicy' }, { PolicyGroups: [devs], PolicyUsers: [bob] }],
    ['whose boundary it is', { PolicyUsageFilter: 'PermissionsBoundary' }, { PolicyGroups: [], PolicyUsers: [bob, eve] }],
    ['who stands under a path', { PathPrefix: '/team/' }, { PolicyGroups: [devs], PolicyUsers: [bob] }],
  ])('lists %s', async (_, filters, expected) => {
    expect(await entities(filters)).toMatchObject({ ...expected, IsTruncated: false });
  });

  it('pages through groups and users as one list', async () => {
    const first = await entities({ MaxItems: 2 });
    expect(first).toEqual({
      PolicyGroups: [devs],
      PolicyUsers: [bob],
      PolicyRoles: [],
      IsTruncated: true,
      Marker: expect.any(String),
    });
    expect(await entities({ MaxItems: 2, Marker: first.Marker })).toEqual({
      PolicyGroups: [],
      PolicyUsers: [eve],
      PolicyRoles: [],
      IsTruncated: false,
    });
  });

  it('refuses a policy that is not there', async () => {
    const arn = 'arn:aws:iam::aws:policy/Nope';
    await expect(entities({ PolicyArn: arn })).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: `Policy ${arn} does not exist or is not attachable.`,
    });
  });

  it('shows another account nothing of this one', async () => {
    const stranger = await at.other('999999999999');
    const answer = await at.run(listEntitiesForPolicy, { PolicyArn }, stranger);
    expect(answer).toEqual({ PolicyGroups: [], PolicyUsers: [], PolicyRoles: [], IsTruncated: false });
  });
});

const usage = async (PolicyUsageFilter: 'PermissionsPolicy' | 'PermissionsBoundary') =>
  (await entities({ EntityFilter: 'Role', PolicyUsageFilter })).PolicyRoles;

describe('the roles of a policy', () => {
  const ops = { RoleName: 'ops', RoleId: OPS };

  it('are those that have it attached', async () => {
    await at.run(attachRolePolicy, { RoleName: 'ops', PolicyArn });
    expect([await usage('PermissionsPolicy'), await usage('PermissionsBoundary')]).toEqual([[ops], []]);
  });

  it('are those whose boundary it is', async () => {
    await at.run(putRolePermissionsBoundary, { RoleName: 'ops', PermissionsBoundary: PolicyArn });
    expect([await usage('PermissionsPolicy'), await usage('PermissionsBoundary')]).toEqual([[], [ops]]);
  });

  it('come after groups and users, and stand under a path, too', async () => {
    await at.run(attachRolePolicy, { RoleName: 'ops', PolicyArn });
    const first = await entities({ MaxItems: 3 });
    expect(first).toMatchObject({ PolicyGroups: [devs], PolicyUsers: [bob, eve], PolicyRoles: [], IsTruncated: true });
    expect((await entities({ Marker: first.Marker })).PolicyRoles).toEqual([ops]);
    expect((await entities({ PathPrefix: '/team/' })).PolicyRoles).toEqual([ops]);
    expect((await entities({ PathPrefix: '/other/' })).PolicyRoles).toEqual([]);
  });
});
