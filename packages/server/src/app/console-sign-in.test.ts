import {
  AttachUserPolicyCommand,
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteLoginProfileCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadConfig } from './config.ts';
import { operator } from './operator.ts';
import { accountOf, openConsole, OWN, rootPasswordOf, type TestConsole } from './test-console.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let account: string;
beforeAll(async () => {
  server = await startTestServer();
  account = accountOf(server);
});
afterAll(() => server.stop());
afterEach(() => vi.useRealTimers());

const MINUTE = 60_000;
const PASSWORD = 'Right-Horse-1';
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** The clock of server and client goes on by itself no more. */
function setClock(time: number): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(time);
}

async function addUser(UserName: string, ...policies: readonly string[]): Promise<void> {
  await server.iam().send(new CreateUserCommand({ UserName }));
  await server.iam().send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD }));
  for (const PolicyArn of policies) await server.iam().send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
}
async function signIn(userName: string, page: TestConsole = openConsole(server)): Promise<TestConsole> {
  const { json } = await page.step('password', { account, userName, password: PASSWORD });
  expect(json).toEqual({ status: 'signedIn' });
  return page;
}
async function records(): Promise<readonly Record<string, unknown>[]> {
  const env = { COUNTERSIGN_DATA_DIR: server.dataDir };
  const door = await operator(loadConfig({ flags: {}, env, readFile: () => '{}', cwd: '/' }));
  const found: Record<string, unknown>[] = [];
  for await (const line of door.auditTail({ follow: false, lines: 1000 })) {
    found.push(JSON.parse(line) as Record<string, unknown>);
  }
  await door.close();
  return found;
}
const code = ({ status, json }: { readonly status: number; readonly json?: { Error?: { Code: string } } }): string | number =>
  json?.Error?.Code ?? status;

const forge = (page: TestConsole, headers: Readonly<Record<string, string | undefined>>) =>
  page.send('POST', '/console/api', 'Action=CreateUser&Version=2010-05-08&UserName=forged', {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  });

/** A check of tagging a user with a team. */
const tagCheck = (n: number, team: string) => ({
  [`Checks.member.${n}.Action`]: 'iam:TagUser',
  [`Checks.member.${n}.ContextEntries.member.1.ContextKeyName`]: 'aws:RequestTag/team',
  [`Checks.member.${n}.ContextEntries.member.1.ContextKeyType`]: 'string',
  [`Checks.member.${n}.ContextEntries.member.1.ContextKeyValues.member.1`]: team,
});

const listUsersIf = (Condition: object) => ({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition });

/** What became of a call each that three statements are about. */
const threeCalls = async (page: TestConsole) => [
  code(await page.call('ListUsers')),
  code(await page.call('ListGroups')),
  code(await page.call('ListPolicies', { MaxItems: '1' })),
];

describe('root', () => {
  it('signs in with its password, acts, and signs out', async () => {
    const page = openConsole(server);
    expect((await page.session()).json).toEqual({ signedIn: false });
    const signedIn = await page.step('password', { account, root: true, password: rootPasswordOf(server) });
    expect(signedIn.json).toEqual({ status: 'signedIn' });
    expect(signedIn.headers['cache-control']).toBe('no-store');
    expect(signedIn.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-countersign=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    ]);
    expect((await page.session()).json).toMatchObject({ signedIn: true, kind: 'root', accountId: account, mfa: false });
    expect(code(await page.call('CreateUser', { UserName: 'made-by-root' }))).toBe(200);
    const made = await page.call('CreateAccessKey', { UserName: 'made-by-root' });
    expect(made.headers['cache-control']).toBe('no-store');
    expect(made.json.CreateAccessKeyResponse.CreateAccessKeyResult.AccessKey.SecretAccessKey).toMatch(/^.{40}$/);

    const kept = page.cookie;
    expect((await page.step('sign-out', {})).json).toEqual({ status: 'signedOut' });
    expect(page.cookie).toBeUndefined();
    page.cookie = kept;
    const refused = await page.call('ListUsers');
    expect(refused).toMatchObject({
      status: 403,
      json: { Error: { Code: 'ExpiredToken', Message: 'The console session has ended. Sign in again.' } },
    });
    expect((await page.session()).json).toEqual({ signedIn: false });
  });
});

describe('a request that is not of the console’s page', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['without an origin', { origin: undefined }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another port', { origin: 'http://127.0.0.1:1' }],
    ['from a sandbox', { origin: 'null' }],
    ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour, as the browser says', { 'sec-fetch-site': 'same-site' }],
    ['without the page’s own header', { 'x-countersign-console': undefined }],
  ])('is refused and does nothing %s', async (_, headers) => {
    const page = openConsole(server);
    await page.step('password', { account, root: true, password: rootPasswordOf(server) });
    expect(await forge(page, headers)).toMatchObject({ status: 403, json: { Error: { Code: 'AccessDenied' } } });
    const signOut = await page.send('POST', '/console/signin/sign-out', '{}', { 'content-type': 'application/json', ...headers });
    expect(signOut).toMatchObject({ status: 403, json: { error: { code: 'AccessDenied' } } });
    expect((await page.session()).json).toMatchObject({ signedIn: true });
    const { Users = [] } = await server.iam().send(new ListUsersCommand({}));
    expect(Users.map(({ UserName }) => UserName)).not.toContain('forged');
  });

  it('can be no form: the door takes JSON alone, the API no JSON', async () => {
    const page = openConsole(server);
    const body = JSON.stringify({ account, root: true, password: rootPasswordOf(server) });
    const plain = await page.send('POST', '/console/signin/password', body, { 'content-type': 'text/plain' });
    expect(plain).toMatchObject({ status: 400, json: { error: { code: 'BadRequest' } } });
    expect(page.cookie).toBeUndefined();
  });

  it('reads no session with a method or an address that is not the page’s', async () => {
    const page = openConsole(server);
    await page.step('password', { account, root: true, password: rootPasswordOf(server) });
    expect((await page.send('POST', '/console/signin/nothing', '{}')).status).toBe(404);
    expect((await page.send('POST', '/console/session', '{}')).status).toBe(404);
    const byGet = await page.send('GET', '/console/api?Action=CreateUser&Version=2010-05-08&UserName=forged');
    expect(byGet.json?.CreateUserResponse).toBeUndefined();
    const signed = await page.send('POST', '/', 'Action=ListUsers&Version=2010-05-08', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(code(signed)).toBe('MissingAuthenticationToken');
  });

  it('cannot sign in over plain http from another machine', async () => {
    const page = openConsole(server, 'iam.example.org');
    const answer = await page.step('password', { account, root: true, password: rootPasswordOf(server) });
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'InsecureContext' } } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const here = openConsole(server, `localhost:${new URL(server.endpoint).port}`);
    await here.step('password', { account, root: true, password: rootPasswordOf(server) });
    expect((await here.session()).json.signedIn).toBe(true);
  });
});

describe('a user’s session', () => {
  it('may do what the user’s policies say, and knows beforehand', async () => {
    await addUser('reader');
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'iam:List*', Resource: '*' },
        { Effect: 'Allow', Action: 'iam:TagUser', Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } } },
      ],
    });
    await server.iam().send(new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'lists', PolicyDocument }));
    const page = await signIn('reader');
    expect(code(await page.call('ListUsers'))).toBe(200);
    expect(code(await page.call('CreateUser', { UserName: 'another' }))).toBe('AccessDenied');
    const checks = {
      'Checks.member.1.Action': 'iam:ListUsers',
      'Checks.member.2.Action': 'iam:CreateUser',
      'Checks.member.2.ResourceArn': `arn:aws:iam::${account}:user/another`,
      ...tagCheck(3, 'red'),
      ...tagCheck(4, 'blue'),
    };
    const { json } = await page.call('CheckPermissions', checks, OWN);
    const arn = `arn:aws:iam::${account}:user/reader`;
    const because = (action: string, resource: string) =>
      `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
    const other = `arn:aws:iam::${account}:user/another`;
    expect(json.CheckPermissionsResponse.CheckPermissionsResult.Results).toEqual([
      { Action: 'iam:ListUsers', ResourceArn: '*', Allowed: true, Message: null },
      { Action: 'iam:CreateUser', ResourceArn: other, Allowed: false, Message: because('iam:CreateUser', other) },
      { Action: 'iam:TagUser', ResourceArn: '*', Allowed: true, Message: null },
      { Action: 'iam:TagUser', ResourceArn: '*', Allowed: false, Message: because('iam:TagUser', '*') },
    ]);
  });

  it('tells policies whether a second factor was shown, and how long ago', async () => {
    await addUser('careful');
    const Statement = [
      listUsersIf({ Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericLessThan: { 'aws:MultiFactorAuthAge': '600' } }),
      {
        Effect: 'Allow',
        Action: 'iam:ListGroups',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
      { Effect: 'Allow', Action: 'iam:ListPolicies', Resource: '*', Condition: { Null: { 'aws:TokenIssueTime': 'false' } } },
    ];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await server.iam().send(new PutUserPolicyCommand({ UserName: 'careful', PolicyName: 'mfa', PolicyDocument }));
    expect(await threeCalls(await signIn('careful'))).toEqual(['AccessDenied', 200, 200]);

    const { VirtualMFADevice: device } = await server
      .iam()
      .send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'careful' }));
    const totp = new TOTP({ secret: Secret.fromBase32(Buffer.from(device?.Base32StringSeed ?? []).toString()) });
    const now = Date.now();
    const [AuthenticationCode1, AuthenticationCode2] = [now - 30_000, now].map((timestamp) => totp.generate({ timestamp }));
    const enabled = { UserName: 'careful', SerialNumber: device?.SerialNumber, AuthenticationCode1, AuthenticationCode2 };
    await server.iam().send(new EnableMFADeviceCommand(enabled));
    const page = openConsole(server);
    const { json } = await page.step('password', { account, userName: 'careful', password: PASSWORD });
    expect(json).toMatchObject({ status: 'secondFactor', methods: ['totp'] });
    setClock(now + MINUTE);
    await page.step('second-factor', { ticket: json.ticket, totp: totp.generate({ timestamp: now + MINUTE }) });
    expect(await threeCalls(page)).toEqual([200, 'AccessDenied', 200]);
    setClock(now + 12 * MINUTE);
    expect(await threeCalls(page)).toEqual(['AccessDenied', 'AccessDenied', 200]);
  });

  it('is over when its password is changed, set or taken away, or the user goes, once that call has returned', async () => {
    for (const [name, end] of [
      [
        'ended-1',
        (UserName: string) => server.iam().send(new UpdateLoginProfileCommand({ UserName, Password: 'Second-Horse-2' })),
      ],
      ['ended-2', (UserName: string) => server.iam().send(new DeleteLoginProfileCommand({ UserName }))],
      [
        'ended-3',
        async (UserName: string) => {
          const { AccessKey } = await server.iam().send(new CreateAccessKeyCommand({ UserName }));
          const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
          const change = new ChangePasswordCommand({ OldPassword: PASSWORD, NewPassword: 'Second-Horse-2' });
          return server.iam({ accessKeyId, secretAccessKey }).send(change);
        },
      ],
    ] as const) {
      await addUser(name, ADMIN);
      const page = await signIn(name);
      expect(code(await page.call('ListUsers'))).toBe(200);
      await end(name);
      expect(code(await page.call('ListUsers'))).toBe('ExpiredToken');
    }
  });

  it('has its public name in the record, and that name signs nothing', async () => {
    await addUser('recorded', ADMIN);
    const page = await signIn('recorded');
    const { sessionId } = (await page.session()).json as { sessionId: string };
    await page.call('CreateUser', { UserName: 'by-recorded' });
    const found = (await records()).find(({ eventName, requestParameters }) => {
      return eventName === 'CreateUser' && JSON.stringify(requestParameters).includes('by-recorded');
    });
    expect(found).toMatchObject({
      userIdentity: {
        type: 'IAMUser',
        userName: 'recorded',
        accessKeyId: sessionId,
        sessionContext: {
          attributes: { mfaAuthenticated: 'false', creationDate: expect.stringMatching(/^\d{4}-.*:\d\dZ$/) as unknown },
        },
      },
      userAgent: 'Mozilla/5.0 (test)',
      sessionCredentialFromConsole: 'true',
    });
    const login = (await records()).find(({ eventName, userIdentity }) => {
      return eventName === 'ConsoleLogin' && (userIdentity as { userName?: string }).userName === 'recorded';
    });
    expect(login).toMatchObject({
      eventSource: 'signin.amazonaws.com',
      eventType: 'AwsConsoleSignIn',
      awsRegion: 'us-east-1',
      requestParameters: null,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
      recipientAccountId: account,
    });
    expect(login).not.toHaveProperty('sessionCredentialFromConsole');
    for (const secretAccessKey of [page.cookie ?? '', 'x']) {
      const asSession = server.sts({ accessKeyId: sessionId, secretAccessKey });
      const refused = await asSession.send(new GetCallerIdentityCommand({})).catch((error: unknown) => error);
      expect(refused).toMatchObject({ name: 'InvalidClientTokenId' });
    }
    expect(JSON.stringify(await records())).not.toContain(page.cookie);
  });

  it('lasts through a restart, and its use does too', async () => {
    await addUser('lasting', ADMIN);
    const page = await signIn('lasting');
    const start = Date.now();
    setClock(start + 50 * MINUTE);
    expect(code(await page.call('ListUsers'))).toBe(200);
    await server.restart();
    const again = openConsole(server);
    again.cookie = page.cookie;
    setClock(start + 100 * MINUTE);
    expect(code(await again.call('ListUsers'))).toBe(200);
    setClock(start + 161 * MINUTE);
    expect(code(await again.call('ListUsers'))).toBe('ExpiredToken');
  });
});

describe('a fresh proof', () => {
  it('is asked of a session that is older, for what lasts; after it the same call goes through', async () => {
    await addUser('stepping', ADMIN);
    const page = await signIn('stepping');
    const start = Date.now();
    const createKey = () => page.call('CreateAccessKey', { UserName: 'stepping' });
    setClock(start + 16 * MINUTE);
    expect(code(await page.call('ListUsers'))).toBe(200);
    expect(await createKey()).toMatchObject({ status: 403, json: { Error: { Code: 'StepUpRequired', Type: 'Sender' } } });
    const before = page.cookie;
    expect((await page.step('step-up', { password: PASSWORD })).json).toMatchObject({ status: 'proven' });
    expect(page.cookie).not.toBe(before);
    expect(code(await createKey())).toBe(200);
    const { User } = await server.iam().send(new GetUserCommand({ UserName: 'stepping' }));
    expect(User?.UserName).toBe('stepping');
  });

  it('tells nobody who may not act anyway that one is missing', async () => {
    await addUser('unable');
    const page = await signIn('unable');
    setClock(Date.now() + 16 * MINUTE);
    expect(code(await page.call('CreateAccessKey', { UserName: 'stepping' }))).toBe('AccessDenied');
  });
});
