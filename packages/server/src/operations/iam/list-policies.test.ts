import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allow, BOB, openPolicyRig } from '../test-policy-rig.ts';
import { ACCOUNT, type TestRig } from '../test-rig.ts';
import { attachGroupPolicy } from './attach-group-policy.ts';
import { attachUserPolicy } from './attach-user-policy.ts';
import { createPolicy } from './create-policy.ts';
import { listPolicies } from './list-policies.ts';

const own = (path: string, name: string) => `arn:aws:iam::${ACCOUNT}:policy${path}${name}`;
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
  for (const [Path, PolicyName] of [
    ['/', 'beta'],
    ['/app/', 'Alpha'],
    ['/app/web/', 'gamma'],
  ] as const) {
    const Tags = [{ Key: 'a', Value: 'b' }];
    await at.run(createPolicy, { Path, PolicyName, PolicyDocument: allow('s3:*'), Description: 'text', Tags });
  }
});
afterEach(() => at.close());

type Filters = Parameters<typeof listPolicies.run>[0];
const arns = async (input: Filters) => (await at.run(listPolicies, { MaxItems: 1000, ...input })).Policies?.map(({ Arn }) => Arn);

describe('ListPolicies', () => {
  it('lists the account’s own by name, without description and tags', async () => {
    const { Policies } = await at.run(listPolicies, { Scope: 'Local' });
    expect(Policies?.map(({ Arn }) => Arn)).toEqual([own('/app/', 'Alpha'), own('/', 'beta'), own('/app/web/', 'gamma')]);
    expect(Policies?.[0]).toEqual({
      PolicyName: 'Alpha',
      PolicyId: expect.stringMatching(/^ANPA/),
      Arn: own('/app/', 'Alpha'),
      Path: '/app/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: at.now,
      UpdateDate: at.now,
    });
  });

  it('pages through the account’s own and AWS’s as one list, each policy once', async () => {
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await at.run(listPolicies, { MaxItems: 400, Marker });
      seen.push(...(page.Policies ?? []).map(({ Arn }) => Arn));
      Marker = page.Marker;
      expect(page.IsTruncated).toBe(Marker !== undefined);
    } while (Marker !== undefined);
    const managed = seen.slice(3);
    expect(seen.slice(0, 3)).toEqual(await arns({ Scope: 'Local' }));
    expect(managed.length).toBeGreaterThan(1000);
    expect(new Set(managed).size).toBe(managed.length);
    expect(managed).toContain(ADMIN);
  });

  it('gives a hundred when the caller does not say', async () => {
    expect((await at.run(listPolicies, {})).Policies).toHaveLength(100);
  });

  it.each<[string, Filters, string[]]>([
    ['a path', { Scope: 'Local', PathPrefix: '/app/' }, [own('/app/', 'Alpha'), own('/app/web/', 'gamma')]],
    ['part of a path', { Scope: 'Local', PathPrefix: '/app/w' }, [own('/app/web/', 'gamma')]],
    ['a path in another case', { Scope: 'Local', PathPrefix: '/APP/' }, []],
    ['a path with signs that SQL knows', { Scope: 'Local', PathPrefix: '/a_%/' }, []],
    ['what is attached', { OnlyAttached: true }, [own('/', 'beta'), ADMIN]],
    ['what is attached, of AWS', { OnlyAttached: true, Scope: 'AWS' }, [ADMIN]],
    ['what is used as permissions', { PolicyUsageFilter: 'PermissionsPolicy' }, [own('/', 'beta'), ADMIN]],
    ['what is used as boundary', { PolicyUsageFilter: 'PermissionsBoundary' }, [own('/app/', 'Alpha'), READ_ONLY]],
    ['what is used as boundary and attached', { PolicyUsageFilter: 'PermissionsBoundary', OnlyAttached: true }, []],
  ])('narrows to %s', async (_, input, expected) => {
    await at.run(attachUserPolicy, { UserName: 'bob', PolicyArn: own('/', 'beta') });
    await at.run(attachGroupPolicy, { GroupName: 'devs', PolicyArn: ADMIN });
    await at.write(async ({ db }) => {
      const boundary = (boundaryArn: string) => db.updateTable('users').set({ boundaryArn });
      await boundary(own('/app/', 'Alpha')).where('userId', '=', BOB).execute();
      await boundary(READ_ONLY).where('userId', '<>', BOB).execute();
    });
    expect(await arns(input)).toEqual(expected);
  });

  it('counts uses in this account alone', async () => {
    const stranger = await at.other('999999999999');
    await at.run(attachUserPolicy, { UserName: 'bob', PolicyArn: ADMIN });
    await at.run(attachGroupPolicy, { GroupName: 'devs', PolicyArn: ADMIN });
    const { Policies } = await at.run(listPolicies, { OnlyAttached: true });
    expect(Policies).toMatchObject([{ Arn: ADMIN, AttachmentCount: 2, PermissionsBoundaryUsageCount: 0 }]);
    expect(await at.run(listPolicies, { OnlyAttached: true }, stranger)).toEqual({ Policies: [], IsTruncated: false });
    expect(await at.run(listPolicies, { Scope: 'Local' }, stranger)).toEqual({ Policies: [], IsTruncated: false });
  });

  it('refuses a marker of another account or with other filters', async () => {
    const { Marker } = await at.run(listPolicies, { MaxItems: 1 });
    await expect(at.run(listPolicies, { Marker, Scope: 'AWS' })).rejects.toMatchObject({ code: 'ValidationError' });
    const stranger = await at.other('999999999999');
    await expect(at.run(listPolicies, { Marker }, stranger)).rejects.toMatchObject({ code: 'ValidationError' });
  });

  it('acts on no resource, and is shown as a path', async () => {
    expect(await at.targets(listPolicies, {})).toEqual([{ arn: '*', shown: 'policy path /' }]);
    expect(await at.targets(listPolicies, { PathPrefix: '/app/' })).toEqual([{ arn: '*', shown: 'policy path /app/' }]);
  });
});
