import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from './program.ts';
import type { Terminal } from './terminal.ts';
import { plainStyle } from './terminal.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const policy = (fields: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...fields }] });
const GOOD = policy({});
const BAD = policy({ Effect: 'allow', Action: ['s3:*', 's3:Get*'] });
const SUGGESTION = policy({ Action: ['s3:*', 's3:Get*'] });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-lint-'));
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly talk: string;
}

async function lint(args: readonly string[], changes: Partial<Terminal> = {}): Promise<Outcome> {
  let out = '';
  let talk = '';
  const code = await run(['policy', 'lint', ...args], {
    out: (text) => (out += text),
    talk: (text) => (talk += `${text}\n`),
    interactive: false,
    env: { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') },
    cwd: folder,
    home: folder,
    style: plainStyle,
    now: () => new Date('2026-11-24T00:00:00Z'),
    readStdin: () => Promise.resolve(''),
    prompts: () => Promise.reject(new Error('nobody is asked')),
    ...changes,
  });
  return { code, out, talk };
}

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

describe('policy lint', () => {
  it('says nothing of a good policy but that there is nothing to say', async () => {
    expect(await lint([write('good.json', GOOD)])).toEqual({ code: 0, out: '', talk: '1 policy: nothing found.\n' });
  });

  it('names file, line and column, the code, and the fix; and ends with 1', async () => {
    expect(await lint([write('bad.json', BAD)])).toEqual({
      code: 1,
      out: [
        'bad.json:1:48: error INVALID_EFFECT "allow" is no effect. Write Allow or Deny, in this very case.',
        '    fix: write "Allow"',
        'bad.json:1:73: suggestion REDUNDANT_ACTION 1 of these say nothing that another does not say: s3:Get*.',
        '    fix: leave out s3:Get*',
        '',
      ].join('\n'),
      talk: '1 policy: 1 error, 1 suggestion.\n',
    });
  });

  it('ends with 0 for suggestions, and with 1 when strict', async () => {
    const file = write('fair.json', SUGGESTION);
    expect((await lint([file])).code).toBe(0);
    expect((await lint([file, '--strict'])).code).toBe(1);
  });

  it('reads standard input', async () => {
    const { code, out } = await lint(['-'], { readStdin: () => Promise.resolve('{') });
    expect([code, out]).toEqual([1, expect.stringMatching(/^<stdin>:1:2: error JSON_SYNTAX_ERROR /)]);
  });

  it.each([
    ['trust', { Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Resource: undefined }],
    ['resource', { Principal: { AWS: '111122223333' } }],
    ['rcp', { Effect: 'Deny', Principal: '*' }],
    ['scp', { Effect: 'Deny' }],
    ['boundary', {}],
    ['session', {}],
  ])('reads a policy of the type %s as such', async (type, fields) => {
    expect(await lint([write('one.json', policy(fields)), '--type', type])).toMatchObject({ code: 0, out: '' });
  });

  it('prints findings as the API has them, with --json', async () => {
    const { code, out } = await lint([write('bad.json', BAD), write('good.json', GOOD), '--json']);
    const { policies } = JSON.parse(out) as { policies: { source: string; findings: unknown[] }[] };
    expect(code).toBe(1);
    expect(policies.map(({ source, findings }) => [source, findings.length])).toEqual([
      ['bad.json', 2],
      ['good.json', 0],
    ]);
    expect(policies[0]?.findings[0]).toMatchObject({ findingType: 'ERROR', issueCode: 'INVALID_EFFECT', locations: [{}] });
  });

  it('writes the fixes into the file, and only those', async () => {
    const { code, talk } = await lint([write('bad.json', BAD), '--fix']);
    expect([code, talk]).toEqual([0, 'bad.json: 2 fixes written.\n1 policy: nothing found.\n']);
    expect(readFileSync(join(folder, 'bad.json'), 'utf8')).toBe(policy({ Action: ['s3:*'] }));
  });

  it('makes control characters of a policy visible', async () => {
    const { out } = await lint([write('odd.json', policy({ Action: '\u001b]0;title\u0007:x\u202e' }))]);
    expect(['\u001b', '\u0007', '\u202e'].filter((sign) => out.includes(sign))).toEqual([]);
    expect(out).toContain('INVALID_SERVICE_IN_ACTION');
  });

  it.each<[readonly string[], string]>([
    [[], 'Name the files to check'],
    [['a.json', '--account'], 'not both'],
    [['-', '--fix'], '--fix writes files'],
    [['-', '-'], 'once only'],
    [['none.json'], 'none.json cannot be read: ENOENT.'],
    [['latin.json'], 'latin.json is not UTF-8.'],
    [['a.json', '--type', 'other'], 'Allowed choices are identity'],
    [['a.json', '--resource-type', 'AWS::S3::Bucket'], 'goes with --type resource'],
  ])('ends %j with exit code 2', async (args, words) => {
    writeFileSync(join(folder, 'latin.json'), Uint8Array.of(0x22, 0xe9, 0x22));
    const { code, out, talk } = await lint(args);
    expect([code, out]).toEqual([2, '']);
    expect(talk).toContain(words);
  });
});

const answer = (action: string, content: string): string =>
  `<${action}Response><${action}Result>${content}<IsTruncated>false</IsTruncated></${action}Result></${action}Response>`;
const member = (content: string): string => `<member>${content}</member>`;

describe('policy lint --account', () => {
  const encoded = encodeURIComponent(BAD);
  const ARN = 'arn:aws:iam::111122223333:';
  const answers: Readonly<Record<string, string>> = {
    ListPolicies: `<Policies>${member(`<Arn>${ARN}policy/ops/p</Arn><DefaultVersionId>v3</DefaultVersionId>`)}</Policies>`,
    GetPolicyVersion: `<PolicyVersion><Document>${encoded}</Document></PolicyVersion>`,
    ListUsers: `<Users>${member(`<UserName>bob</UserName><Arn>${ARN}user/bob</Arn>`)}</Users>`,
    ListUserPolicies: `<PolicyNames>${member('mine')}</PolicyNames>`,
    GetUserPolicy: `<PolicyDocument>${encoded}</PolicyDocument>`,
    ListGroups: `<Groups>${member(`<GroupName>ops</GroupName><Arn>${ARN}group/ops</Arn>`)}</Groups>`,
    ListGroupPolicies: `<PolicyNames>${member('ours')}</PolicyNames>`,
    GetGroupPolicy: `<PolicyDocument>${encoded}</PolicyDocument>`,
    ListRoles: `<Roles>${member(`<RoleName>app</RoleName><Arn>${ARN}role/app</Arn><AssumeRolePolicyDocument>${encoded}</AssumeRolePolicyDocument>`)}</Roles>`,
    ListRolePolicies: `<PolicyNames>${member('its')}</PolicyNames>`,
    GetRolePolicy: `<PolicyDocument>${encoded}</PolicyDocument>`,
  };
  const client = (refused: Readonly<Record<string, string>> = {}): NonNullable<Terminal['client']> => ({
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    requestHandler: {
      handle({ body }: { readonly body?: unknown }) {
        const action = new URLSearchParams(String(body)).get('Action') ?? '';
        const code = refused[action];
        const text = code
          ? `<ErrorResponse><Error><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`
          : answer(action, answers[action] ?? '');
        const statusCode = code ? 404 : 200;
        return Promise.resolve({ response: { statusCode, headers: {}, body: new TextEncoder().encode(text) } });
      },
    },
  });
  const sources = async (refused: Readonly<Record<string, string>>): Promise<readonly [Outcome, readonly string[]]> => {
    const outcome = await lint(['--account', '--json'], { client: client(refused) });
    const { policies } = JSON.parse(outcome.out === '' ? '{"policies":[]}' : outcome.out) as { policies: { source: string }[] };
    return [outcome, policies.map(({ source }) => source)];
  };

  it('checks managed, inline and trust policies', async () => {
    const [{ code, talk }, found] = await sources({});
    expect(code).toBe(1);
    expect(found).toEqual(['policy/ops/p', 'user/bob/mine', 'group/ops/ours', 'role/app (trust)', 'role/app/its']);
    expect(talk).toMatch(/^5 policies: /);
  });

  it('leaves out what goes while it looks, and what the server does not have', async () => {
    const [{ talk }, found] = await sources({
      GetPolicyVersion: 'NoSuchEntity',
      ListUserPolicies: 'NoSuchEntity',
      ListRoles: 'NotImplemented',
    });
    expect(found).toEqual(['group/ops/ours']);
    expect(talk).toMatch(/^note: this server has no roles yet\.\n/);
  });

  it('ends with what else the server refuses', async () => {
    const [{ code, talk }] = await sources({ ListUsers: 'AccessDenied' });
    expect(code).toBe(1);
    expect(talk).toContain('AccessDenied');
  });
});
