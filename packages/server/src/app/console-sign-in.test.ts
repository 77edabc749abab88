import { CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, openConsole, OWN, rootPasswordOf } from './test-console.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let account: string;
beforeAll(async () => {
  server = await startTestServer();
  account = accountOf(server);
  await server.iam().send(new CreateUserCommand({ UserName: 'alice' }));
  await server.iam().send(new CreateLoginProfileCommand({ UserName: 'alice', Password: 'Right-Horse-1' }));
});
afterAll(() => server.stop());

describe('root', () => {
  it('signs in with its password, acts, and signs out', async () => {
    const page = openConsole(server);
    expect((await page.session()).json).toEqual({ signedIn: false });
    const signedIn = await page.step('password', { account, root: true, password: rootPasswordOf(server) });
    expect(signedIn.json).toEqual({ status: 'signedIn' });
    expect(signedIn.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-countersign=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    ]);
    expect((await page.session()).json).toMatchObject({ signedIn: true, kind: 'root', accountId: account, mfa: false });
    const users = await page.call('ListUsers');
    expect(users.json.ListUsersResponse.ListUsersResult.Users).toMatchObject([{ UserName: 'alice' }]);
    const made = await page.call('CreateAccessKey', { UserName: 'alice' });
    expect(made.headers['cache-control']).toBe('no-store');
    expect(made.json.CreateAccessKeyResponse.CreateAccessKeyResult.AccessKey.SecretAccessKey).toMatch(/^.{40}$/);

    const kept = page.cookie;
    expect((await page.step('sign-out', {})).json).toEqual({ status: 'signedOut' });
    expect(page.cookie).toBeUndefined();
    page.cookie = kept;
    expect(await page.call('ListUsers')).toMatchObject({ status: 403, json: { Error: { Code: 'ExpiredToken' } } });
    expect((await page.session()).json).toEqual({ signedIn: false });
  });
});

describe('a user', () => {
  it('signs in by account and name, and may do what their policies let them', async () => {
    const page = openConsole(server);
    const signedIn = await page.step('password', { account, userName: 'alice', password: 'Right-Horse-1' });
    expect(signedIn.json).toEqual({ status: 'signedIn' });
    expect((await page.session()).json).toMatchObject({
      kind: 'user',
      userName: 'alice',
      arn: `arn:aws:iam::${account}:user/alice`,
    });
    expect(await page.call('ListUsers')).toMatchObject({ status: 403, json: { Error: { Code: 'AccessDenied' } } });
    const checks = await page.call(
      'CheckPermissions',
      { 'Checks.member.1.Action': 'iam:ListUsers', 'Checks.member.2.Action': 'iam:CreateUser' },
      OWN,
    );
    expect(checks.json.CheckPermissionsResponse.CheckPermissionsResult.Results).toMatchObject([
      {
        Action: 'iam:ListUsers',
        ResourceArn: '*',
        Allowed: false,
        Message: `User: arn:aws:iam::${account}:user/alice is not authorized to perform: iam:ListUsers on resource: * because no identity-based policy allows the iam:ListUsers action`,
      },
      { Action: 'iam:CreateUser', Allowed: false },
    ]);
  });
});
