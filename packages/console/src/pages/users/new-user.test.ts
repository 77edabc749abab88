import { describe, expect, it } from 'vitest';
import { CHANGE_PASSWORD_POLICY, creationSteps, EMPTY_USER, NO_PERMISSIONS, permissionsOf, type NewUser } from './new-user.ts';

const READ = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const user = (part: Partial<NewUser>): NewUser => ({ ...EMPTY_USER, name: 'alice', ...part });

describe('what a new user is given', () => {
  it('is what was chosen in the chosen way', () => {
    const chosen = user({ way: 'policies', groups: ['dev'], policies: [READ] });
    expect(permissionsOf(chosen, NO_PERMISSIONS, false)).toEqual({ ...NO_PERMISSIONS, policies: [READ] });
    expect(permissionsOf({ ...chosen, way: 'groups' }, NO_PERMISSIONS, false)).toEqual({ ...NO_PERMISSIONS, groups: ['dev'] });
  });

  it('is what the other user has, boundary and all', () => {
    const copied = { groups: ['ops'], policies: [READ], inline: [{ name: 'own', document: '{}' }], boundary: READ };
    expect(permissionsOf(user({ way: 'copy' }), copied, false)).toEqual(copied);
  });

  it('has the boundary that was chosen before the one that is copied', () =>
    expect(permissionsOf(user({ way: 'copy', boundary: 'b' }), { ...NO_PERMISSIONS, boundary: 'a' }, false).boundary).toBe('b'));

  it.each([
    [{ hasConsole: true, mustChange: true }, false, [CHANGE_PASSWORD_POLICY]],
    [{ hasConsole: true, mustChange: true }, true, []],
    [{ hasConsole: true, mustChange: false }, false, []],
    [{ hasConsole: false, mustChange: true }, false, []],
    [
      { hasConsole: true, mustChange: true, way: 'policies', policies: [CHANGE_PASSWORD_POLICY] },
      false,
      [CHANGE_PASSWORD_POLICY],
    ],
  ] as const)('lets it change the password where it must and nothing else lets it: %j, %s', (part, everyone, policies) =>
    expect(permissionsOf(user(part), NO_PERMISSIONS, everyone).policies).toEqual(policies),
  );
});

describe('the calls that make a user', () => {
  it('are one when it is given nothing', () =>
    expect(creationSteps(user({}), NO_PERMISSIONS, '')).toMatchObject([
      { operation: 'CreateUser', input: { UserName: 'alice' } },
    ]));

  it('end with the way in', () => {
    const given = { groups: ['dev'], policies: [READ], inline: [{ name: 'own', document: '{}' }], boundary: READ };
    const steps = creationSteps(
      user({
        hasConsole: true,
        path: '/a/',
        tags: [
          { key: 'team', value: '' },
          { key: '', value: '' },
        ],
      }),
      given,
      'secret',
    );
    expect(steps.map(({ operation }) => operation)).toEqual([
      'CreateUser',
      'AddUserToGroup',
      'AttachUserPolicy',
      'PutUserPolicy',
      'CreateLoginProfile',
    ]);
    expect(steps[0]?.input).toEqual({
      UserName: 'alice',
      Path: '/a/',
      PermissionsBoundary: READ,
      Tags: [{ Key: 'team', Value: '' }],
    });
    expect(steps.at(-1)?.input).toEqual({ UserName: 'alice', Password: 'secret', PasswordResetRequired: true });
  });
});
