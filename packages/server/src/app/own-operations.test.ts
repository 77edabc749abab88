import { CreateLoginProfileCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testAuthenticator } from '../operations/test-authenticator.ts';
import type { Connection } from '../cli/client.ts';
import { ownQuery } from '../cli/own-query.ts';
import type { Terminal } from '../cli/terminal.ts';
import { loadConfig } from './config.ts';
import { operator } from './operator.ts';
import { accountOf, openConsole, OWN, type Reply, type TestConsole } from './test-console.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const PASSWORD = 'Correct-Horse-1';
const EVERY_USER = [
  'iam:ListUsers',
  'iam:ListGroupsForUser',
  'iam:ListMFADevices',
  'iam:ListAccessKeys',
  'iam:GetLoginProfile',
  'iam:GetAccessKeyLastUsed',
];

let server: TestServer;
let account: string;
beforeAll(async () => {
  server = await startTestServer();
  account = accountOf(server);
});
afterAll(() => server.stop());

const host = (): string => `localhost:${new URL(server.endpoint).port}`;
const page = (): string => `http://${host()}`;

/** A user who may do these actions on these resources. */
async function makeUser(userName: string, actions: readonly string[], resource: string | readonly string[] = '*'): Promise<void> {
  const iam = server.iam();
  await iam.send(new CreateUserCommand({ UserName: userName }));
  await iam.send(new CreateLoginProfileCommand({ UserName: userName, Password: PASSWORD }));
  if (actions.length > 0) await allow(userName, actions, resource);
}
async function allow(userName: string, actions: readonly string[], resource: string | readonly string[] = '*'): Promise<void> {
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: actions, Resource: resource },
  });
  await server.iam().send(new PutUserPolicyCommand({ UserName: userName, PolicyName: 'p', PolicyDocument }));
}
async function signIn(userName: string): Promise<TestConsole> {
  const browser = openConsole(server, host());
  expect((await browser.step('password', { account, userName, password: PASSWORD })).json).toEqual({ status: 'signedIn' });
  return browser;
}
const own = (browser: TestConsole, action: string, params?: Readonly<Record<string, string>>): Promise<Reply> =>
  browser.call(action, params, OWN);
const resultOf = ({ json }: Reply, action: string): Record<string, unknown> =>
  json[`${action}Response`]?.[`${action}Result`] as Record<string, unknown>;

async function auditText(): Promise<string> {
  const door = await operator(
    loadConfig({ flags: {}, env: { COUNTERSIGN_DATA_DIR: server.dataDir }, readFile: () => '{}', cwd: '/' }),
  );
  let text = '';
  for await (const line of door.auditTail({ follow: false, lines: 1000 })) text += `${line}\n`;
  await door.close();
  return text;
}

describe('a list of all users', () => {
  it('is refused until every one of its permissions is there, and names the one that is missing', async () => {
    await makeUser('reader', []);
    const browser = await signIn('reader');
    for (let count = 0; count < EVERY_USER.length; count++) {
      if (count > 0) await allow('reader', EVERY_USER.slice(0, count));
      const refused = await own(browser, 'ListUserSummaries');
      expect([refused.status, refused.json.Error.Message]).toEqual([
        403,
        expect.stringContaining(`is not authorized to perform: ${EVERY_USER[count]} on resource: arn:aws:iam::${account}:user/*`),
      ]);
    }
    await allow('reader', EVERY_USER, `arn:aws:iam::${account}:user/*`);
    const answered = await own(browser, 'ListUserSummaries', { MaxItems: '1' });
    expect(answered.status).toBe(200);
    expect(resultOf(answered, 'ListUserSummaries')).toMatchObject({
      Users: [{ UserName: 'reader', HasPassword: true, GroupNames: [], MfaTypes: [], AccessKeys: [] }],
    });
  });

  it('is refused to who may ask of some users only', async () => {
    await makeUser('some', EVERY_USER, [`arn:aws:iam::${account}:user/s*`, `arn:aws:iam::${account}:user/`]);
    const browser = await signIn('some');
    expect((await own(browser, 'ListUserSummaries')).status).toBe(403);
    expect((await own(browser, 'ListAccountAccessKeys')).status).toBe(403);
  });
});

describe('a list of all access keys', () => {
  it('asks for three permissions, and shows root’s among them', async () => {
    await makeUser('keeper', ['iam:ListUsers', 'iam:ListAccessKeys']);
    const browser = await signIn('keeper');
    const refused = await own(browser, 'ListAccountAccessKeys');
    expect(refused.json.Error.Message).toContain('is not authorized to perform: iam:GetAccessKeyLastUsed');
    await allow('keeper', ['iam:ListUsers', 'iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed', 'iam:ListUserTags']);
    const keys = resultOf(await own(browser, 'ListAccountAccessKeys'), 'ListAccountAccessKeys');
    // The server has made requests with it, which nobody has written down yet.
    expect(keys).toMatchObject({
      AccessKeys: [
        {
          AccessKeyId: server.root.accessKeyId,
          OwnerType: 'Root',
          LastUsedService: 'iam',
          LastUsedDate: expect.any(Number) as unknown,
        },
      ],
    });
  });
});

describe('a second factor', () => {
  const MINE = [
    'iam:EnableMFADevice',
    'iam:ListMFADevices',
    'countersign:CreateRecoveryCodes',
    'countersign:GetRecoveryCodeSummary',
  ];

  it('is registered, listed, and stood in for by a recovery code', async () => {
    await makeUser('bob', MINE, `arn:aws:iam::${account}:user/bob`);
    const browser = await signIn('bob');
    const authenticator = testAuthenticator();
    const begun = resultOf(await own(browser, 'BeginPasskeyRegistration'), 'BeginPasskeyRegistration');
    const options = JSON.parse(String(begun['Options'])) as { challenge: string };
    const Credential = authenticator.register(options, page());
    const form = { Ticket: String(begun['Ticket']), Name: 'laptop', Credential };
    const finished = await own(browser, 'FinishPasskeyRegistration', form);
    expect(finished.status).toBe(200);
    expect(resultOf(await own(browser, 'ListPasskeys'), 'ListPasskeys')).toMatchObject({
      Passkeys: [{ Name: 'laptop', SerialNumber: resultOf(finished, 'FinishPasskeyRegistration')['SerialNumber'] }],
    });
    const { Codes } = resultOf(await own(browser, 'CreateRecoveryCodes'), 'CreateRecoveryCodes') as { Codes: string[] };

    const again = openConsole(server, host());
    const { json } = await again.step('password', { account, userName: 'bob', password: PASSWORD });
    expect(json).toMatchObject({ status: 'secondFactor', methods: ['passkey', 'recoveryCode'] });
    const shown = await again.step('second-factor', { ticket: json.ticket, recoveryCode: Codes[0]?.toUpperCase() });
    expect(shown.json).toEqual({ status: 'signedIn' });
    expect(resultOf(await own(again, 'GetRecoveryCodeSummary'), 'GetRecoveryCodeSummary')).toMatchObject({ Remaining: 9 });

    const third = openConsole(server, host());
    const asked = (await third.step('password', { account, userName: 'bob', password: PASSWORD })).json;
    const passkey = authenticator.authenticate(asked.passkeyOptions as { challenge: string }, page());
    expect((await third.step('second-factor', { ticket: asked.ticket, passkey })).json).toEqual({ status: 'signedIn' });

    const trail = await auditText();
    expect(trail).toContain('"eventName":"CreateRecoveryCodes"');
    expect(trail).toContain('"eventName":"FinishPasskeyRegistration"');
    for (const secret of [...Codes, form.Ticket, options.challenge]) expect(trail).not.toContain(secret);
  });

  it('is given to nobody by who may not', async () => {
    await makeUser('eve', ['iam:ListMFADevices'], `arn:aws:iam::${account}:user/eve`);
    const browser = await signIn('eve');
    const refused = await own(browser, 'BeginPasskeyRegistration');
    expect([refused.status, refused.json.Error.Message]).toEqual([
      403,
      expect.stringContaining('is not authorized to perform: iam:EnableMFADevice on resource: user eve'),
    ]);
    const stranger = await own(browser, 'RenamePasskey', { SerialNumber: 'arn:aws:iam::1:u2f/x', Name: 'x' });
    expect(stranger.status).toBe(403);
  });
});

const signed = (action: string, input: Readonly<Record<string, string>> = {}) => {
  const connection = { endpoint: server.endpoint, region: 'eu-west-1', credentials: () => Promise.resolve(server.root) };
  return ownQuery(connection as Connection, action, input, { now: () => new Date() } as Terminal);
};

describe('a signed request', () => {
  it('gets the lists as the console does', async () => {
    await server.iam().send(new CreateUserCommand({ UserName: 'a-signer' }));
    expect(await signed('ListUserSummaries', { MaxItems: '1' })).toMatchObject({
      Users: [{ UserName: 'a-signer', HasPassword: false, PasswordChangedDate: null }],
      IsTruncated: true,
    });
    expect(await signed('ListConsoleSessions')).toEqual({ Sessions: [] });
  });

  it('registers no passkey: it comes from no page', async () => {
    await expect(signed('BeginPasskeyRegistration')).rejects.toMatchObject({ refusal: { code: 'ValidationError' } });
    const input = { Ticket: 't', Name: 'n', Credential: '{}' };
    await expect(signed('FinishPasskeyRegistration', input)).rejects.toMatchObject({ refusal: { code: 'ValidationError' } });
  });

  it.each([
    ['FinishPasskeyRegistration', { Ticket: 't', Name: 'no spaces', Credential: '{}' }, 'name'],
    ['FinishPasskeyRegistration', { Name: 'n', Credential: '{}' }, 'ticket'],
    ['RenamePasskey', { SerialNumber: 'arn:aws:iam::1:u2f/x', Name: '' }, 'name'],
    ['LookupAuditRecords', { ResourceName: '' }, 'resourceName'],
    ['ListUserSummaries', { MaxItems: '1001' }, 'maxItems'],
    ['ListAccountAccessKeys', { MaxItems: '0' }, 'maxItems'],
  ])('is refused what is not well formed: %s %j', async (action, input: object, member) => {
    await expect(signed(action, { ...input })).rejects.toMatchObject({
      refusal: { code: 'ValidationError' },
      message: expect.stringContaining(`'${member}'`) as unknown,
    });
  });
});

describe('console sessions', () => {
  it('are listed, and end when they are revoked', async () => {
    await makeUser('two', ['countersign:*'], `arn:aws:iam::${account}:user/two`);
    const [here, there] = [await signIn('two'), await signIn('two')];
    const { Sessions } = resultOf(await own(here, 'ListConsoleSessions'), 'ListConsoleSessions') as {
      Sessions: { SessionId: string; Current: boolean; UserAgent: string; SourceIp: string }[];
    };
    expect(Sessions.map(({ Current, UserAgent, SourceIp }) => [Current, UserAgent, SourceIp])).toEqual(
      expect.arrayContaining([
        [true, 'Mozilla/5.0 (test)', '127.0.0.1'],
        [false, 'Mozilla/5.0 (test)', '127.0.0.1'],
      ]),
    );
    expect((await own(there, 'ListConsoleSessions')).status).toBe(200);
    const other = Sessions.find(({ Current }) => !Current)?.SessionId ?? '';
    expect((await own(here, 'RevokeConsoleSession', { SessionId: other })).status).toBe(200);
    expect((await own(there, 'ListConsoleSessions')).json.Error.Code).toBe('ExpiredToken');
    expect((await own(here, 'ListConsoleSessions')).status).toBe(200);

    const third = await signIn('two');
    await own(here, 'RevokeConsoleSessions', { ExceptCurrent: 'true' });
    expect((await third.session()).json).toEqual({ signedIn: false });
    expect((await here.session()).json).toMatchObject({ signedIn: true });
    expect((await own(here, 'RevokeConsoleSession', { SessionId: other, UserName: 'bob' })).status).toBe(403);
    await own(here, 'RevokeConsoleSessions');
    expect((await here.session()).json).toEqual({ signedIn: false });
  });
});

describe('the audit trail', () => {
  it('is searched by key, error, kind and text', async () => {
    await makeUser('auditor', ['countersign:LookupAuditRecords']);
    const browser = await signIn('auditor');
    const look = async (filter: Readonly<Record<string, string>>) => {
      const { Records } = resultOf(await own(browser, 'LookupAuditRecords', filter), 'LookupAuditRecords') as {
        Records: string[];
      };
      return Records.map((record) => JSON.parse(record) as { eventName: string; eventTime: string });
    };
    await browser.call('GetUser', { UserName: 'nobody-knows' });
    const refused = await look({ ErrorCode: 'AccessDenied', ResourceName: 'nobody-kn' });
    expect(refused).toMatchObject([{ eventName: 'GetUser', errorCode: 'AccessDenied', readOnly: true }]);
    const made = await look({ ReadOnly: 'false', AccessKeyId: server.root.accessKeyId, ResourceName: 'auditor' });
    expect(made.map(({ eventName }) => eventName)).toEqual(['PutUserPolicy', 'CreateLoginProfile', 'CreateUser']);
    const time = made[0]?.eventTime ?? '';
    expect(await look({ EndTime: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await look({ StartTime: time, EventName: 'PutUserPolicy', ResourceName: 'auditor' })).toHaveLength(1);
  });
});
