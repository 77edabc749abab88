import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from './program.ts';
import { plainStyle } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-explain-'));
});

/** Writes a policy of these statements, and names the file. */
function file(name: string, ...statements: readonly object[]): string {
  writeFileSync(join(folder, name), JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  return name;
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly talk: string;
}

async function ask(args: readonly string[], stdin = ''): Promise<Outcome> {
  let out = '';
  let talk = '';
  const code = await run(['policy', 'explain', ...args], {
    out: (text) => (out += text),
    talk: (text) => (talk += `${text}\n`),
    interactive: false,
    env: {},
    cwd: folder,
    home: folder,
    style: plainStyle,
    now: () => new Date('2026-11-24T00:00:00Z'),
    readStdin: () => Promise.resolve(stdin),
    prompts: () => Promise.reject(new Error('nobody is asked')),
  });
  return { code, out, talk };
}

const A = '111111111111';
const bob = ['--principal', `arn:aws:iam::${A}:user/team/bob`];
const role = `arn:aws:iam::${A}:role/deploy`;
const get = ['--action', 's3:GetObject', '--resource', 'arn:aws:s3:::photos/cat.jpg'];
const assume = ['--action', 'sts:AssumeRole', '--resource', role];
const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
const trusting = (Principal: object): object => ({ Effect: 'Allow', Action: 'sts:*', Principal });

describe('policy explain', () => {
  it('says in words who may do what, and ends with 0', async () => {
    const { code, out, talk } = await ask([...bob, ...get, '--policy', file('all.json', all)]);
    expect([code, talk]).toEqual([0, '']);
    expect(out).toContain(`Allowed: arn:aws:iam::${A}:user/team/bob may do s3:GetObject on arn:aws:s3:::photos/cat.jpg\n`);
    expect(out).toContain('Statement number 1 (line 1) of inline policy all.json (from --policy) allows it.');
  });

  it('says what would allow a refused request, and ends with 1', async () => {
    const { code, out } = await ask([...bob, ...get]);
    expect(code).toBe(1);
    expect(out).toContain(`Refused: arn:aws:iam::${A}:user/team/bob may not do s3:GetObject on\n  arn:aws:s3:::photos/cat.jpg\n`);
    expect(out).toContain('    {\n      "Effect": "Allow",\n      "Action": "s3:GetObject",\n');
  });

  it('prints the trace for programs', async () => {
    const { code, out } = await ask([...bob, ...get, '--json', '--policy', file('all.json', all)]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ decision: { outcome: 'allow', layer: 'identity' }, changes: [] });
  });

  it.each<[string, (write: typeof file) => readonly string[], string]>([
    ['a boundary', (write) => ['--policy', write('a', all), '--boundary', write('b', deny)], 'explicitDeny boundary'],
    ['session policies', (write) => ['--policy', write('a', all), '--session', write('b', deny)], 'explicitDeny session'],
    ['a resource policy', (write) => ['--resource-policy', write('a', { ...all, Principal: '*' })], 'allow resource'],
    [
      'an endpoint',
      (write) => ['--policy', write('a', all), '--endpoint', write('b', { ...deny, Principal: '*' })],
      'explicitDeny endpoint',
    ],
    [
      'levels of SCPs',
      (write) => ['--policy', write('a', all), '--scp', 'a,a', '--scp', write('b', { ...all, Action: 'iam:*' })],
      'implicitDeny scp',
    ],
    ['RCPs', (write) => ['--policy', write('a', all), '--rcp', write('b', { ...deny, Principal: '*' })], 'explicitDeny rcp'],
    ['two policies', (write) => ['--policy', write('a', all), '--policy', write('b', deny)], 'explicitDeny identity'],
    [
      "another account's resource",
      (write) => ['--policy', write('a', all), '--resource-account', '222222222222'],
      'implicitDeny resource',
    ],
  ])('takes %s', async (_name, layers, answer) => {
    const { out } = await ask([...bob, ...get, '--json', ...layers(file)]);
    const { decision } = JSON.parse(out) as { decision: { outcome: string; layer: string } };
    expect(`${decision.outcome} ${decision.layer}`).toBe(answer);
  });

  it.each<[string, object, number]>([
    [`arn:aws:iam::${A}:user/team/bob`, { AWS: `arn:aws:iam::${A}:user/team/bob` }, 0],
    [`arn:aws:iam::${A}:role/x/ci`, { AWS: `arn:aws:iam::${A}:role/x/ci` }, 0],
    [`arn:aws:sts::${A}:assumed-role/ci/build`, { AWS: `arn:aws:sts::${A}:assumed-role/ci/build` }, 0],
    [`arn:aws:sts::${A}:federated-user/alice`, { AWS: `arn:aws:sts::${A}:federated-user/alice` }, 0],
    [`arn:aws:iam::${A}:root`, { AWS: A }, 0],
    ['service:ec2.amazonaws.com', { Service: 'ec2.amazonaws.com' }, 0],
    ['accounts.google.com', { Federated: 'accounts.google.com' }, 0],
    [`arn:aws:iam::${A}:oidc-provider/example.org`, { Federated: `arn:aws:iam::${A}:oidc-provider/example.org` }, 0],
    [`arn:aws:iam::${A}:saml-provider/p`, { Federated: `arn:aws:iam::${A}:saml-provider/p` }, 0],
    ['anonymous', { AWS: '*' }, 0],
    ['anonymous', { AWS: A }, 1],
  ])('knows %s', async (who, principal, code) => {
    expect(await ask(['--principal', who, ...assume, '--trust', file('t', trusting(principal))])).toMatchObject({ code });
  });

  it('fills in what follows from the caller and the time, and lets that be overruled', async () => {
    const own = {
      ...all,
      Resource: 'arn:aws:s3:::photos/${aws:username}.jpg',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2026-11-25T00:00:00Z' } },
    };
    const args = [...bob, '--action', 's3:GetObject', '--resource', 'arn:aws:s3:::photos/bob.jpg', '--policy', file('own', own)];
    expect((await ask(args)).code).toBe(0);
    expect((await ask([...args, '--context', 'AWS:UserName=eve'])).code).toBe(1);
    expect((await ask([...args, '--context', 'aws:CurrentTime=2027-01-01T00:00:00Z'])).code).toBe(1);
  });

  it('makes a list of a key that is given twice', async () => {
    const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] }, StringEquals: { plain: 'x=y' } };
    const args = [...bob, ...get, '--policy', file('p', { ...all, Condition }), '--context', 'plain=x=y'];
    expect((await ask([...args, '--context', 'aws:TagKeys=a', '--context', 'aws:TagKeys=b'])).code).toBe(0);
    expect((await ask([...args, '--context', 'aws:TagKeys=a', '--context', 'aws:TagKeys=c'])).code).toBe(1);
  });

  it('wants a grant in the policy of a key, even in its own account', async () => {
    const key = ['--action', 'kms:Decrypt', '--resource', `arn:aws:kms:eu-west-1:${A}:key/1`, '--policy', file('all', all)];
    expect((await ask([...bob, ...key])).code).toBe(1);
    const policy = file('key', { ...all, Principal: { AWS: A } });
    expect((await ask([...bob, ...key, '--resource-policy', policy])).code).toBe(0);
  });

  it('reads standard input, and notes what AWS would not take', async () => {
    const stdin = JSON.stringify({ Version: '2008-10-17', Statement: all });
    const { code, talk } = await ask([...bob, ...get, '--policy', '-'], stdin);
    expect([code, talk]).toEqual([
      0,
      'note: AWS would not take - as it is: Policy document must be version 2012-10-17 or greater.\n',
    ]);
  });

  it.each<[string, readonly string[], string]>([
    ['no principal', get, "required option '--principal <who>'"],
    ['a principal that is none', ['--principal', 'bob', ...get], 'error: bob is no principal.'],
    ['a group', ['--principal', `arn:aws:iam::${A}:group/g`, ...get], 'is no principal.'],
    ['a context key without a value', [...bob, ...get, '--context', 'x'], 'x is no context key with a value.'],
    ['a file that is not there', [...bob, ...get, '--policy', 'none.json'], 'error: none.json cannot be read: ENOENT.'],
    ['two policies of one resource', [...bob, ...assume, '--trust', 'a', '--resource-policy', 'b'], 'give one of the two'],
  ])('refuses %s with 2', async (_name, args, words) => {
    const { code, talk } = await ask(args);
    expect(code).toBe(2);
    expect(talk).toContain(words);
  });

  it('says where a policy can not be read', async () => {
    writeFileSync(join(folder, 'bad.json'), '{\n  "Statement": [ {]\n}');
    const { code, talk } = await ask([...bob, ...get, '--policy', 'bad.json']);
    expect(code).toBe(2);
    expect(talk).toContain('error: bad.json:2:19: This policy contains invalid Json');
  });
});
