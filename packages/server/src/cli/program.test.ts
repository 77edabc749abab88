import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { run, version } from './program.ts';
import type { Prompts } from './prompts.ts';
import type { OutgoingRequest, Send } from './send.ts';
import type { Terminal } from './terminal.ts';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
// The SDK warns about Node 20; see main.ts.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const plain = (text: string): string => text;

/** Answers by action: what stands in the result, or a refusal. */
type Answers = Readonly<Record<string, string | { readonly status: number; readonly code: string; readonly message: string }>>;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly talk: string;
  /** The parameters of every request, in order. */
  readonly asked: readonly Readonly<Record<string, string>>[];
}

async function call(
  args: readonly string[],
  {
    answers = {},
    prompts,
    ...changes
  }: { readonly answers?: Answers; readonly prompts?: Partial<Prompts> } & Partial<Omit<Terminal, 'prompts'>> = {},
): Promise<Outcome> {
  const asked: Record<string, string>[] = [];
  let out = '';
  let talk = '';
  const handle = (request: { readonly body?: unknown }): Promise<unknown> => {
    const parameters = Object.fromEntries(new URLSearchParams(String(request.body)));
    asked.push(parameters);
    const action = parameters['Action'] ?? '';
    const answer = answers[action];
    const refused = typeof answer === 'object' ? answer : { status: 500, code: 'Untold', message: `no answer for ${action}` };
    const body =
      typeof answer === 'string'
        ? `<${action}Response><${action}Result>${answer}</${action}Result><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></${action}Response>`
        : `<ErrorResponse><Error><Type>Sender</Type><Code>${refused.code}</Code><Message>${refused.message}</Message></Error><RequestId>id-1</RequestId></ErrorResponse>`;
    const statusCode = typeof answer === 'string' ? 200 : refused.status;
    return Promise.resolve({
      response: { statusCode, headers: { 'x-amzn-requestid': 'id-1' }, body: new TextEncoder().encode(body) },
    });
  };
  const terminal: Terminal = {
    out: (text) => (out += text),
    talk: (text) => (talk += `${text}\n`),
    interactive: prompts !== undefined,
    env: { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') },
    cwd: folder,
    home: folder,
    style: { bold: plain, dim: plain, red: plain, yellow: plain, green: plain },
    now: () => new Date('2026-11-24T00:00:00Z'),
    readStdin: () => Promise.resolve(''),
    prompts: () =>
      Promise.resolve({
        text: () => Promise.reject(new Error('not asked for text')),
        secret: () => Promise.reject(new Error('not asked for a secret')),
        confirm: () => Promise.reject(new Error('not asked to confirm')),
        ...prompts,
      }),
    // The handler is the SDK's own seam for a transport; its type has more than a test needs.
    client: {
      credentials: { accessKeyId: ID, secretAccessKey: SECRET },
      requestHandler: { handle } as unknown as NonNullable<NonNullable<Terminal['client']>['requestHandler']>,
    },
    ...changes,
  };
  const code = await run(args, terminal);
  return { code, out, talk, asked };
}

const created = (userName = 'bob'): string =>
  `<AccessKey><UserName>${userName}</UserName><AccessKeyId>${ID}</AccessKeyId><Status>Active</Status><SecretAccessKey>${SECRET}</SecretAccessKey><CreateDate>2026-11-24T00:00:00Z</CreateDate></AccessKey>`;
const listed = (...ids: readonly string[]): string =>
  `<AccessKeyMetadata>${ids
    .map(
      (id, index) =>
        `<member><UserName>bob</UserName><AccessKeyId>${id}</AccessKeyId><Status>Active</Status><CreateDate>2026-01-0${index + 1}T00:00:00Z</CreateDate></member>`,
    )
    .join('')}</AccessKeyMetadata><IsTruncated>false</IsTruncated>`;
const neverUsed =
  '<UserName>bob</UserName><AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed>';
const denied = {
  status: 403,
  code: 'AccessDenied',
  message: 'User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:CreateAccessKey',
};

describe('the command line', () => {
  test('prints its version on standard output', async () => {
    expect(await call(['--version'])).toMatchObject({ code: 0, out: `${version()}\n` });
    expect(version()).toMatch(/^\d+\.\d+\.\d+/);
  });
  test('prints help on standard output when asked, on standard error with exit code 2 when not', async () => {
    const asked = await call(['--help']);
    expect(asked).toMatchObject({ code: 0, talk: '' });
    for (const name of [
      'init',
      'serve',
      'configure',
      'whoami',
      'keys',
      'exec',
      'export',
      'explain',
      'audit',
      'account',
      'root',
      'completion',
    ]) {
      expect(asked.out).toContain(`\n  ${name} `);
    }
    expect(await call([])).toMatchObject({ code: 2, out: '' });
  });
  test.each([
    [['serv'], 'Did you mean serve?'],
    [['keys', 'creat'], 'Did you mean create?'],
    [['keys', 'create'], "required option '--user <name>' not specified"],
    [['whoami', '--wat'], "unknown option '--wat'"],
    [['export', '--format', 'xml'], 'Allowed choices are env, fish, powershell, process, json'],
    [['whoami', '--endpoint-url', 'ftp://x'], 'it must be an http or https URL'],
    [['serve', '--port', '99999'], '--port: "99999" does not fit'],
  ])('ends %j with exit code 2', async (args, words) => {
    const { code, out, talk } = await call(args);
    expect([code, out]).toStrictEqual([2, '']);
    expect(talk).toContain(words);
  });
  test('takes no secret as an argument, in any command', async () => {
    const commands = ['init', 'serve', 'configure', 'whoami', 'exec', 'export', 'explain'].map((name) => [name]);
    for (const command of [...commands, ['keys', 'create'], ['keys', 'rotate'], ['account', 'create'], ['root', 'reset']]) {
      const { out } = await call([...command, '--help']);
      expect(out).not.toMatch(/--\S*(secret-access|password|secret) </);
      expect(out).not.toMatch(/--(secret-access-key|root-secret-access-key|database)\b/);
    }
  });
  test('refuses an unknown variable of ours before it starts a server', async () => {
    const { code, talk } = await call(['serve'], { env: { COUNTERSIGN_DATADIR: 'x' } });
    expect([code, talk]).toStrictEqual([
      2,
      'error: COUNTERSIGN_DATADIR: there is no such setting. Did you mean COUNTERSIGN_DATA_DIR?\n',
    ]);
  });
});

describe('keys create', () => {
  const answers = { CreateAccessKey: created(), TagUser: '' };

  test('prints the key once as data, and talks elsewhere', async () => {
    const { code, out, talk, asked } = await call(['keys', 'create', '--user', 'bob'], { answers });
    expect([code, out]).toStrictEqual([0, `User               bob\nAccess key ID      ${ID}\nSecret access key  ${SECRET}\n`]);
    expect(talk).toBe('The secret access key cannot be shown again. Keep it safe.\n');
    expect(asked).toStrictEqual([{ Action: 'CreateAccessKey', Version: '2010-05-08', UserName: 'bob' }]);
  });
  test('prints what the AWS CLI prints, with --json', async () => {
    const { out } = await call(['keys', 'create', '--user', 'bob', '--json'], { answers });
    expect(JSON.parse(out)).toStrictEqual({
      AccessKey: {
        UserName: 'bob',
        AccessKeyId: ID,
        Status: 'Active',
        SecretAccessKey: SECRET,
        CreateDate: '2026-11-24T00:00:00.000Z',
      },
    });
  });
  test('writes the secret into private files and does not print it then', async () => {
    const { code, out, talk } = await call(['keys', 'create', '--user', 'bob', '--csv', 'a.csv', '--csv-import', 'b.csv'], {
      answers,
    });
    expect(code).toBe(0);
    expect(out + talk).not.toContain(SECRET);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe(`Access key ID,Secret access key\r\n${ID},${SECRET}\r\n`);
    expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toBe(
      `User name,Access key ID,Secret access key\r\nbob,${ID},${SECRET}\r\n`,
    );
    expect(statSync(join(folder, 'a.csv')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'b.csv')).mode & 0o777).toBe(0o600);
  });
  test('prints it too when asked to, and names the file as AWS does', async () => {
    const { out } = await call(['keys', 'create', '--user', 'bob', '--show', '--csv'], { answers });
    expect(out).toContain(SECRET);
    expect(readdirSync(folder)).toStrictEqual(['bob_accessKeys.csv']);
  });
  test('never overwrites a file, and then makes no key', async () => {
    writeFileSync(join(folder, 'a.csv'), 'old');
    const { code, talk, asked } = await call(['keys', 'create', '--user', 'bob', '--csv-import', 'b.csv', '--csv', 'a.csv'], {
      answers,
    });
    expect([code, asked]).toStrictEqual([1, []]);
    expect(talk).toContain('a.csv cannot be written: it exists already, and nothing is overwritten.');
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toStrictEqual(['a.csv']);
  });
  test('refuses a user name with a comma for the import format before it makes a key', async () => {
    const { code, talk, asked } = await call(['keys', 'create', '--user', 'bob,jr', '--csv-import', 'b.csv'], { answers });
    expect([code, asked, readdirSync(folder)]).toStrictEqual([1, [], []]);
    expect(talk).toContain('cannot hold the user name "bob,jr"');
  });
  test('leaves no empty file when the server refuses, and says how to find out why', async () => {
    const { code, out, talk } = await call(['keys', 'create', '--user', 'bob', '--csv', 'a.csv'], {
      answers: { CreateAccessKey: denied },
    });
    expect([code, out, readdirSync(folder)]).toStrictEqual([1, '', []]);
    expect(talk).toBe(`error: AccessDenied: ${denied.message}\nrequest id: id-1\nhint: countersign explain id-1\n`);
  });
  test('keeps a description where the console keeps it', async () => {
    const { asked } = await call(['keys', 'create', '--user', 'bob', '--description', 'CI'], { answers });
    expect(asked[1]).toMatchObject({ Action: 'TagUser', UserName: 'bob', 'Tags.member.1.Key': ID, 'Tags.member.1.Value': 'CI' });
  });
  test('hands the key over even when the description is refused', async () => {
    const { code, out, talk } = await call(['keys', 'create', '--user', 'bob', '--description', 'CI'], {
      answers: { ...answers, TagUser: denied },
    });
    expect(code).toBe(0);
    expect(out).toContain(SECRET);
    expect(talk).toContain('warning: the key works, but its description was not kept');
  });
});

describe('keys deactivate, activate and delete', () => {
  const answers = { GetAccessKeyLastUsed: neverUsed, UpdateAccessKey: '', DeleteAccessKey: '' };

  test.each([
    ['deactivate', { Action: 'UpdateAccessKey', UserName: 'bob', AccessKeyId: ID, Status: 'Inactive' }],
    ['activate', { Action: 'UpdateAccessKey', UserName: 'bob', AccessKeyId: ID, Status: 'Active' }],
    ['delete', { Action: 'DeleteAccessKey', UserName: 'bob', AccessKeyId: ID }],
  ])('%s finds the owner of the key', async (name, request) => {
    const { code, asked } = await call(['keys', name, ID], { answers });
    expect([code, asked.map((parameters) => parameters['Action'])]).toStrictEqual([0, ['GetAccessKeyLastUsed', request.Action]]);
    expect(asked[1]).toMatchObject(request);
  });
  test('a caller who may not look it up acts on the own key', async () => {
    const { code, asked } = await call(['keys', 'deactivate', ID], { answers: { ...answers, GetAccessKeyLastUsed: denied } });
    expect([code, asked[1]?.['UserName']]).toStrictEqual([0, undefined]);
  });
  test('a person is asked before a key is deleted, and may say no', async () => {
    const messages: string[] = [];
    const confirm = (message: string): Promise<boolean> => Promise.resolve(messages.push(message) === 2);
    const no = await call(['keys', 'delete', ID], { answers, prompts: { confirm } });
    expect([no.code, no.asked.length]).toStrictEqual([130, 1]);
    const yes = await call(['keys', 'delete', ID], { answers, prompts: { confirm } });
    expect([yes.code, yes.asked.length]).toStrictEqual([0, 2]);
    expect(messages[0]).toBe(`Delete ${ID} of bob for good?`);
    expect(await call(['keys', 'delete', ID, '--no-input'], { answers, prompts: {} })).toMatchObject({ code: 0 });
  });
});

describe('keys list', () => {
  test('shows each key with its last use, or that one may not know', async () => {
    const { out } = await call(['keys', 'list', '--user', 'bob'], {
      answers: { ListAccessKeys: listed(ID), GetAccessKeyLastUsed: denied },
    });
    expect(out).toBe(
      `ACCESS KEY ID         STATUS  CREATED                   LAST USED  USER\n${ID}  Active  2026-01-01T00:00:00.000Z  ?          bob\n`,
    );
  });
  test('prints an empty list as data and as words', async () => {
    expect(await call(['keys', 'list'], { answers: { ListAccessKeys: listed() } })).toMatchObject({
      out: '',
      talk: 'No access keys.\n',
    });
    const { out } = await call(['keys', 'list', '--json'], { answers: { ListAccessKeys: listed() } });
    expect(JSON.parse(out)).toStrictEqual({ AccessKeyMetadata: [] });
  });
});

describe('keys rotate', () => {
  const old = 'AKIAOLDOLDOLDOLDOLD1';
  const answers = {
    ListAccessKeys: listed(old),
    CreateAccessKey: created(),
    GetAccessKeyLastUsed: neverUsed,
    GetCallerIdentity: '<Arn>arn:aws:iam::123456789012:user/bob</Arn><UserId>AIDA</UserId><Account>123456789012</Account>',
    UpdateAccessKey: '',
  };

  test('makes a new key, leaves the old one alone and says how to go on', async () => {
    const { code, out, talk, asked } = await call(['keys', 'rotate', '--user', 'bob'], { answers });
    expect(code).toBe(0);
    expect(out).toContain(SECRET);
    expect(asked.map((parameters) => parameters['Action'])).toStrictEqual(['ListAccessKeys', 'CreateAccessKey']);
    expect(talk).toContain(`countersign keys deactivate ${old}`);
  });
  test('deactivates the old key only after the new one has worked', async () => {
    const { code, asked } = await call(['keys', 'rotate', '--user', 'bob', '--deactivate-old'], { answers });
    expect(code).toBe(0);
    expect(asked.map((parameters) => parameters['Action'])).toStrictEqual([
      'ListAccessKeys',
      'CreateAccessKey',
      'GetCallerIdentity',
      'UpdateAccessKey',
    ]);
    expect(asked[3]).toMatchObject({ AccessKeyId: old, Status: 'Inactive' });
  });
  test('keeps the old key when the new one does not work', async () => {
    const refused = {
      status: 403,
      code: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
    };
    const { code, out, asked } = await call(['keys', 'rotate', '--user', 'bob', '--deactivate-old'], {
      answers: { ...answers, GetCallerIdentity: refused },
    });
    expect(code).toBe(4);
    expect(out).toContain(SECRET);
    expect(asked.map((parameters) => parameters['Action'])).not.toContain('UpdateAccessKey');
  });
  test('touches nothing when there are two keys already, and shows them', async () => {
    const { code, talk, asked } = await call(['keys', 'rotate', '--user', 'bob'], {
      answers: { ...answers, ListAccessKeys: listed(ID, old) },
    });
    expect(code).toBe(1);
    expect(talk).toContain(`  ${ID}  Active, created 2026-01-01T00:00:00.000Z, never used`);
    expect(talk).toContain(`  ${old}  Active, created 2026-01-02T00:00:00.000Z, never used`);
    expect(asked.map((parameters) => parameters['Action'])).not.toContain('CreateAccessKey');
  });
  test('has nothing to rotate when there is no key', async () => {
    const { code, talk } = await call(['keys', 'rotate', '--user', 'bob'], { answers: { ...answers, ListAccessKeys: listed() } });
    expect([code, talk]).toStrictEqual([
      1,
      'error: bob has no access key to rotate.\nhint: countersign keys create --user bob\n',
    ]);
  });
});

describe('whoami', () => {
  test('shows the identity and warns of the root user', async () => {
    const GetCallerIdentity =
      '<Arn>arn:aws:iam::123456789012:root</Arn><UserId>123456789012</UserId><Account>123456789012</Account>';
    const { code, out, talk } = await call(['whoami', '--json'], { answers: { GetCallerIdentity } });
    expect([code, JSON.parse(out)]).toStrictEqual([
      0,
      { UserId: '123456789012', Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root' },
    ]);
    expect(talk).toBe('This is the root user. For daily work, make an administrator.\n');
  });
  test('ends with exit code 4 for credentials that the server does not know', async () => {
    const GetCallerIdentity = { status: 403, code: 'SignatureDoesNotMatch', message: 'The request signature we calculated …' };
    const { code, talk } = await call(['whoami'], { answers: { GetCallerIdentity } });
    expect(code).toBe(4);
    expect(talk).toContain('hint: countersign explain id-1');
  });
});

const result = (action: string, content: unknown): { readonly status: number; readonly body: unknown } => ({
  status: 200,
  body: { [`${action}Response`]: { [`${action}Result`]: content, ResponseMetadata: { RequestId: 'r' } } },
});
const record = (name: string): string =>
  JSON.stringify({ eventTime: 't', eventName: name, userIdentity: { arn: 'arn' }, sourceIPAddress: 'ip', requestID: 'id' });
const page = (names: readonly string[], Marker?: string): ReturnType<typeof result> =>
  result('LookupAuditRecords', { Records: names.map(record), IsTruncated: Marker !== undefined, Marker: Marker ?? null });

describe('explain and audit lookup', () => {
  interface Sent {
    readonly request: OutgoingRequest;
    readonly form: Readonly<Record<string, string>>;
  }
  const sending = (
    answers: readonly { readonly status: number; readonly body: unknown }[],
  ): { readonly sent: Sent[]; readonly send: Send } => {
    const sent: Sent[] = [];
    const send: Send = (request) => {
      const { status, body } = answers[sent.length] ?? { status: 500, body: {} };
      sent.push({ request, form: Object.fromEntries(new URLSearchParams(new TextDecoder().decode(request.body))) });
      return Promise.resolve({ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) });
    };
    return { sent, send };
  };

  test('sign a query to the service countersign and show its answer in words', async () => {
    const Explanation = JSON.stringify({ message: 'no', text: 'Because of this.' });
    const { sent, send } = sending([result('ExplainRequest', { Explanation })]);
    expect(await call(['explain', 'abc-1', '--region', 'eu-west-1'], { send })).toMatchObject({
      code: 0,
      out: 'no\n\nBecause of this.\n',
    });
    expect(sent[0]?.form).toStrictEqual({ Action: 'ExplainRequest', Version: '2026-11-24', RequestId: 'abc-1' });
    const request = sent[0]?.request;
    const rawHeaders = request?.rawHeaders ?? [];
    expect([request?.target, request?.origin]).toStrictEqual(['/', 'http://127.0.0.1:8484']);
    expect(rawHeaders.join(' ')).toMatch(
      /Authorization AWS4-HMAC-SHA256 Credential=\w+\/20261124\/eu-west-1\/countersign\/aws4_request, /,
    );
    expect(rawHeaders).not.toContain(SECRET);
  });
  test('give the explanation as JSON when asked to', async () => {
    const { send } = sending([result('ExplainRequest', { Explanation: '{"kind":"policy"}' })]);
    expect(JSON.parse((await call(['explain', 'abc', '--json'], { send })).out)).toStrictEqual({ kind: 'policy' });
  });
  test('tell a refusal like any other', async () => {
    const { send } = sending([{ status: 403, body: { Error: { Code: 'AccessDenied', Message: 'not you' }, RequestId: 'r-2' } }]);
    expect(await call(['explain', 'abc'], { send })).toMatchObject({
      code: 1,
      out: '',
      talk: 'error: AccessDenied: not you\nrequest id: r-2\nhint: countersign explain r-2\n',
    });
  });
  test('know when it is not Countersign that answers', async () => {
    const { send } = sending([{ status: 200, body: '<html>' }]);
    const { code, talk } = await call(['explain', 'abc'], { send });
    expect(code).toBe(1);
    expect(talk).toContain('does not answer as Countersign does');
  });
  test('read page after page, and no further than asked', async () => {
    const { sent, send } = sending([page(['A', 'B'], 'm'), page(['C'], 'n')]);
    const { out } = await call(['audit', 'lookup', '--max', '3', '--event', 'X'], { send });
    expect(out).toBe(
      'TIME  EVENT  WHO  FROM  OUTCOME  REQUEST ID\n' +
        ['A', 'B', 'C'].map((name) => `t     ${name}      arn  ip    ok       id\n`).join(''),
    );
    expect(sent.map(({ form }) => [form['EventName'], form['MaxItems'], form['Marker']])).toStrictEqual([
      ['X', '3', undefined],
      ['X', '1', 'm'],
    ]);
  });
  test('go on after a page that found nothing', async () => {
    const { sent, send } = sending([page([], 'm'), page(['A'])]);
    const { out } = await call(['audit', 'lookup', '--json'], { send });
    expect(JSON.parse(out)).toMatchObject({ Records: [{ eventName: 'A' }] });
    expect(sent).toHaveLength(2);
  });
  test('ask for what the flags say', async () => {
    const { sent, send } = sending([page([])]);
    const flags = {
      '--event': 'CreateUser',
      '--user': 'bob',
      '--start': '2026-11-24',
      '--end': '2026-11-24T12:30+02:00',
      '--access-key': 'AKIA1',
      '--source-ip': '::1',
      '--error': 'AccessDenied',
      '--read-only': 'false',
      '--resource': 'a b',
    };
    expect((await call(['audit', 'lookup', ...Object.entries(flags).flat()], { send })).code).toBe(0);
    expect(sent[0]?.form).toStrictEqual({
      Action: 'LookupAuditRecords',
      Version: '2026-11-24',
      EventName: 'CreateUser',
      UserName: 'bob',
      StartTime: '2026-11-24T00:00:00.000Z',
      EndTime: '2026-11-24T10:30:00.000Z',
      AccessKeyId: 'AKIA1',
      SourceIp: '::1',
      ErrorCode: 'AccessDenied',
      ReadOnly: 'false',
      ResourceName: 'a b',
      MaxItems: '50',
    });
  });
  test.each([
    ['--start', 'yesterday'],
    ['--end', '2026-13-01'],
    ['--start', '2026-11-24T10:00'],
    ['--read-only', 'yes'],
  ])('refuse %s %s, and ask nobody', async (flag, value) => {
    const { sent, send } = sending([page([])]);
    expect((await call(['audit', 'lookup', flag, value], { send })).code).toBe(2);
    expect(sent).toHaveLength(0);
  });
});

describe('export', () => {
  const env = { COUNTERSIGN_ENDPOINT_URL: 'http://127.0.0.1:1/', AWS_REGION: 'eu-west-1' };

  test('writes lines that a shell evaluates', async () => {
    const { out } = await call(['export'], { env });
    expect(out.split('\n').slice(0, 6)).toStrictEqual([
      `export AWS_ACCESS_KEY_ID='${ID}'`,
      `export AWS_SECRET_ACCESS_KEY='${SECRET}'`,
      'unset AWS_SESSION_TOKEN',
      "export AWS_REGION='eu-west-1'",
      "export AWS_DEFAULT_REGION='eu-west-1'",
      "export AWS_ENDPOINT_URL='http://127.0.0.1:1'",
    ]);
    expect(out).toContain('\nunset AWS_PROFILE\n');
  });
  test('writes what credential_process expects', async () => {
    const { out } = await call(['export', '--format', 'process'], { env });
    expect(JSON.parse(out)).toStrictEqual({ Version: 1, AccessKeyId: ID, SecretAccessKey: SECRET });
  });
  test('writes JSON with the endpoint', async () => {
    const { out } = await call(['export', '--format', 'json', '--region', 'r-1'], { env });
    expect(JSON.parse(out)).toMatchObject({ AccessKeyId: ID, Region: 'r-1', EndpointUrl: 'http://127.0.0.1:1' });
  });
});

const endpoint = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<unknown> => {
  writeFileSync(join(folder, 'config'), '[default]\nendpoint_url = http://default\n[profile dev]\nendpoint_url = http://dev\n');
  const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
  const { out } = await call(['export', '--format', 'json', ...args], { env: { ...files, ...env } });
  const parsed: unknown = JSON.parse(out);
  return typeof parsed === 'object' && parsed !== null && 'EndpointUrl' in parsed ? parsed.EndpointUrl : undefined;
};

describe('where the endpoint comes from', () => {
  test.each([
    [
      ['--endpoint-url', 'http://flag'],
      { COUNTERSIGN_ENDPOINT_URL: 'http://own', AWS_ENDPOINT_URL: 'http://aws' },
      'http://flag',
    ],
    [[], { COUNTERSIGN_ENDPOINT_URL: 'http://own', AWS_ENDPOINT_URL: 'http://aws' }, 'http://own'],
    [[], { AWS_ENDPOINT_URL_IAM: 'http://iam', AWS_ENDPOINT_URL: 'http://aws' }, 'http://iam'],
    [[], { AWS_ENDPOINT_URL: 'http://aws' }, 'http://aws'],
    [[], {}, 'http://default'],
    [[], { AWS_PROFILE: 'dev' }, 'http://dev'],
    [['--profile', 'dev'], {}, 'http://dev'],
    [['--profile', 'none'], {}, 'http://127.0.0.1:8484'],
  ])('with %j and %j it is the last one', async (args, env, expected) => {
    expect(await endpoint(args, env)).toBe(expected);
  });
});

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('configure', () => {
  const answers = { GetCallerIdentity: '<Arn>arn:aws:iam::123456789012:user/bob</Arn>' };
  const stdin = { readStdin: () => Promise.resolve(`${SECRET}\n`) };
  const args = [
    'configure',
    '--profile',
    'dev',
    '--endpoint-url',
    'http://127.0.0.1:1/',
    '--access-key-id',
    ID,
    '--secret-stdin',
  ];

  test('writes a profile into private files and tries it', async () => {
    const { code, talk, out, asked } = await call(args, { answers, ...stdin });
    expect([code, out]).toStrictEqual([0, '']);
    expect(read('config')).toBe('[profile dev]\nendpoint_url = http://127.0.0.1:1\nregion = us-east-1\n');
    expect(read('credentials')).toBe(`[dev]\naws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`);
    for (const name of ['config', 'credentials']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(asked.map((parameters) => parameters['Action'])).toStrictEqual(['GetCallerIdentity']);
    expect(talk).toContain('ok: http://127.0.0.1:1 knows you as arn:aws:iam::123456789012:user/bob');
    expect(talk).not.toContain(SECRET);
  });
  test('asks a person for what is missing', async () => {
    const prompts = {
      text: ({ message, standard }: { message: string; standard?: string }) =>
        Promise.resolve(message === 'Access key ID' ? ID : (standard ?? '')),
      secret: () => Promise.resolve(SECRET),
    };
    const { code } = await call(['configure'], { answers, prompts });
    expect(code).toBe(0);
    expect(read('config')).toContain('[profile countersign]\nendpoint_url = http://127.0.0.1:8484\n');
  });
  test('never overwrites a profile without being told to', async () => {
    writeFileSync(join(folder, 'credentials'), '[dev]\naws_access_key_id = OLD\naws_session_token = t\n\n[x]\nk = v\n');
    const refused = await call(args, { answers, ...stdin });
    expect(refused.code).toBe(1);
    expect(refused.talk).toContain(`The profile dev exists already in ${join(folder, 'credentials')}.`);
    expect(read('credentials')).toContain('OLD');

    const no = await call(args, { answers, ...stdin, prompts: { confirm: () => Promise.resolve(false) } });
    expect([no.code, read('credentials').includes('OLD')]).toStrictEqual([130, true]);

    const forced = await call([...args, '--force'], { answers, ...stdin });
    expect(forced.code).toBe(0);
    expect(read('credentials')).toBe(`[dev]\naws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n\n[x]\nk = v\n`);
  });
  test('refuses a profile that gets its credentials elsewhere', async () => {
    writeFileSync(join(folder, 'config'), '[profile dev]\nrole_arn = arn:aws:iam::1:role/r\n');
    const { code, talk } = await call([...args, '--force'], { answers, ...stdin });
    expect(code).toBe(1);
    expect(talk).toContain('has role_arn, which would win over an access key');
  });
  test('needs the secret on standard input when there is no one to ask', async () => {
    const { code, talk } = await call(['configure', '--access-key-id', ID]);
    expect(code).toBe(2);
    expect(talk).toContain('--secret-stdin');
    expect(readdirSync(folder)).toStrictEqual([]);
  });
  test.each([
    ['--profile', 'a b', 'A profile name has'],
    ['--profile', 'a]\n[x', 'A profile name has'],
    ['--region', 'us east', 'A region has'],
    ['--endpoint-url', 'localhost:1', 'It must be an http or https URL'],
    ['--access-key-id', 'short', 'An access key id has'],
  ])('refuses %s %j', async (flag, value, words) => {
    const { code, talk } = await call([...args, flag, value], { answers, ...stdin });
    expect(code).toBe(2);
    expect(talk).toContain(words);
  });
  test('says what the server said when the profile does not work', async () => {
    const GetCallerIdentity = {
      status: 403,
      code: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
    };
    const { code, talk } = await call(args, { answers: { GetCallerIdentity }, ...stdin });
    expect(code).toBe(4);
    expect(talk).toContain('Wrote profile dev');
    expect(talk).toContain('error: InvalidClientTokenId');
  });
});
