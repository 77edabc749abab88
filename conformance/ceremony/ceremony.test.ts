import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLines, runProgram, type Ending } from './run-program.ts';
import { COUNTERSIGN, startServer, type Server } from './start-server.ts';

const here = dirname(fileURLToPath(import.meta.url));
const ACCOUNT = '210987654321';
const ROOT = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

/** Missing means: say so and skip, but fail where everything must be there. */
const needs = (what: string, there: boolean): boolean => {
  if (there) return true;
  if (process.env['CI']) throw new Error(`${what} is missing`);
  console.log(`skipped: ${what} is missing`);
  return false;
};
const built = needs('packages/server/dist (npm run build)', existsSync(join(here, '../../packages/server/dist/cli/main.js')));
const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

interface Client {
  readonly name: string;
  readonly prefix: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The variables that name the endpoint. */
  readonly by?: readonly string[];
}
const debianAws = '/usr/bin/aws';
const newerAws = onPath('aws');
const newerPython = onPath('python3');
// The script stands outside the package that depends on the SDK; it finds it where the server does.
const sdkJs = join(here, 'sdk-js.mjs');
const clients: readonly Client[] = [
  { name: 'AWS CLI of Debian', prefix: 'cli-old', program: 'sh', args: [join(here, 'aws-cli.sh')], env: { AWS: debianAws } },
  {
    name: 'AWS CLI on the path',
    prefix: 'cli-new',
    program: 'sh',
    args: [join(here, 'aws-cli.sh')],
    env: { AWS: newerAws ?? '' },
  },
  { name: 'boto3 of Debian', prefix: 'boto-old', program: '/usr/bin/python3', args: [join(here, 'boto3-client.py')] },
  { name: 'boto3 on the path', prefix: 'boto-new', program: newerPython ?? '', args: [join(here, 'boto3-client.py')] },
  { name: 'AWS SDK for JavaScript v3', prefix: 'sdk-js', program: process.execPath, args: [sdkJs] },
  {
    name: 'AWS SDK for JavaScript v3, an endpoint per service',
    prefix: 'sdk-js-each',
    program: process.execPath,
    args: [sdkJs],
    by: ['AWS_ENDPOINT_URL_IAM', 'AWS_ENDPOINT_URL_STS'],
  },
];
const available = ({ name, program, env }: Client): boolean =>
  needs(name, existsSync(program) || (onPath(program) !== undefined && env?.['AWS'] !== ''));

describe.runIf(built)('the key ceremony', () => {
  let server: Server;
  let folder: string;
  let dataDir: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ceremony-'));
    dataDir = join(folder, 'data');
    server = await startServer(dataDir, {
      COUNTERSIGN_ACCOUNT_ID: ACCOUNT,
      COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.id,
      COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secret,
    });
  });
  afterAll(async () => {
    await server?.stop();
  });

  const envOf = (id: string, secret: string): Record<string, string> => ({
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: server.endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ENDPOINT: server.endpoint,
  });
  const root = (): Record<string, string> => envOf(ROOT.id, ROOT.secret);
  const profiles = (): Record<string, string> => ({ HOME: folder });
  const operator = (): Record<string, string> => ({ COUNTERSIGN_DATA_DIR: dataDir });
  const countersign = (args: readonly string[], env: Record<string, string>, input?: string): Promise<Ending> =>
    runProgram(process.execPath, [COUNTERSIGN, ...args], { cwd: folder, env, ...(input === undefined ? {} : { input }) });

  describe.each(clients.filter(available))('with the $name', ({ prefix, program, args, env, by = ['AWS_ENDPOINT_URL'] }) => {
    const said = new Map<string, string>();
    const get = (name: string): string => said.get(name) ?? `nothing said about ${name}`;
    const alice = (): Record<string, string> => envOf(get('alice_key'), get('alice_secret'));

    test('goes through to its end', async () => {
      const { AWS_ENDPOINT_URL: _, ...root } = envOf(ROOT.id, ROOT.secret);
      const endpoints = Object.fromEntries(by.map((variable) => [variable, server.endpoint]));
      const ending = await runProgram(program, args, {
        cwd: mkdtempSync(join(folder, 'client-')),
        env: { ...root, ...endpoints, PREFIX: prefix, ...env },
      });
      for (const [name, value] of readLines(ending.out)) said.set(name, value);
      expect({ code: ending.code, err: ending.err.slice(-2000) }).toStrictEqual({ code: 0, err: '' });
    });
    test('starts as root and goes on as the user', () => {
      expect([get('root_arn'), get('root_user_id')]).toStrictEqual([`arn:aws:iam::${ACCOUNT}:root`, ACCOUNT]);
      expect(get('alice_arn')).toBe(`arn:aws:iam::${ACCOUNT}:user/${prefix}-alice`);
      expect(get('bob_arn')).toBe(`arn:aws:iam::${ACCOUNT}:user/${prefix}-bob`);
      expect(get('alice_key')).toMatch(/^AKIA[A-Z2-7]{16}$/);
      expect(get('alice_secret')).toMatch(/^[A-Za-z0-9+/]{40}$/);
    });
    test('is refused in the words of AWS', () => {
      expect(get('denied_code')).toBe('AccessDenied');
      expect(get('denied_message')).toMatch(
        new RegExp(
          `^User: arn:aws:iam::${ACCOUNT}:user/${prefix}-bob is not authorized to perform: iam:CreateUser on resource: \\S.* ` +
            'because no identity-based policy allows the iam:CreateUser action$',
        ),
      );
    });
    test('gets SignatureDoesNotMatch for a wrong secret', () => {
      expect(get('mismatch_code')).toBe('SignatureDoesNotMatch');
      expect(get('mismatch_message')).toMatch(/^The request signature we calculated does not match the signature you provided\./);
    });
    test('sees when the key was used last', () => {
      expect(get('last_used')).toBe('iam us-east-1');
    });
    test('is refused at once when the key is switched off', () => {
      expect(get('inactive_code')).toBe('InvalidClientTokenId');
    });

    test('an administrator can have the refusal explained', async () => {
      const { code, out, err } = await countersign(['explain', get('denied_request_id')], alice());
      expect({ code, err }).toStrictEqual({ code: 0, err: '' });
      expect(out).toContain('iam:CreateUser');
      expect(out).toContain(`user/${prefix}-bob`);
    });
    test('an administrator sees the canonical request of a wrong signature, and no secret', async () => {
      const { code, out } = await countersign(['explain', '--json', get('mismatch_request_id')], alice());
      expect(code).toBe(0);
      expect(out).toContain('SignatureDoesNotMatch');
      expect(out).toContain('content-type;host');
      expect(out).not.toContain(get('bob_secret'));
    });
    test('nobody else can', async () => {
      const key = await countersign(['keys', 'create', '--user', `${prefix}-bob`, '--json'], alice());
      const parsed = JSON.parse(key.out) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
      const { code, out, err } = await countersign(
        ['explain', get('denied_request_id')],
        envOf(parsed.AccessKey.AccessKeyId, parsed.AccessKey.SecretAccessKey),
      );
      expect([code, out]).toStrictEqual([1, '']);
      expect(err).toContain('AccessDenied');
      expect(err).toContain('countersign:ExplainRequest');
    });
  });

  describe('with the countersign command line', () => {
    const secrets: string[] = [];

    test('exec hands credentials and endpoint to a program, and its exit code back', async () => {
      const script = 'test -z "${AWS_PROFILE-}" && test "$AWS_ENDPOINT_URL" = "$1" && test "$AWS_ACCESS_KEY_ID" = "$2" && exit 7';
      const { code } = await countersign(['exec', '--', 'sh', '-c', script, 'sh', server.endpoint, ROOT.id], root());
      expect(code).toBe(7);
    });
    test('exec hands signals on', async () => {
      const script = 'trap "exit 9" TERM; echo ready; while :; do sleep 0.05; done';
      const env = { ...process.env, ...root() };
      const child = spawn(process.execPath, [COUNTERSIGN, 'exec', '--', 'sh', '-c', script], {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await once(child.stdout, 'data');
      child.kill('SIGTERM');
      const [code] = (await once(child, 'close')) as [number | null];
      expect(code).toBe(9);
    });
    test.runIf(newerAws)('the administrator is made with any client that exec runs', async () => {
      for (const call of [
        ['create-group', '--group-name', 'own-admins'],
        ['attach-group-policy', '--group-name', 'own-admins', '--policy-arn', 'arn:aws:iam::aws:policy/AdministratorAccess'],
        ['create-user', '--user-name', 'own-alice'],
        ['add-user-to-group', '--group-name', 'own-admins', '--user-name', 'own-alice'],
      ]) {
        const { code, err } = await countersign(
          ['exec', '--', newerAws ?? '', '--endpoint-url', server.endpoint, 'iam', ...call],
          root(),
        );
        expect({ code, err }).toStrictEqual({ code: 0, err: '' });
      }
    });
    test('a key goes into private files, and not to the terminal', async () => {
      const { code, out, err } = await countersign(
        ['keys', 'create', '--user', 'own-alice', '--csv', 'alice.csv', '--csv-import', 'import.csv'],
        root(),
      );
      expect({ code, err: err.includes('error') }).toStrictEqual({ code: 0, err: false });
      const [header, row = ''] = readFileSync(join(folder, 'alice.csv'), 'utf8').split('\r\n');
      const [id = '', secret = ''] = row.split(',');
      secrets.push(secret);
      expect(header).toBe('Access key ID,Secret access key');
      expect(readFileSync(join(folder, 'import.csv'), 'utf8')).toBe(
        `User name,Access key ID,Secret access key\r\nown-alice,${id},${secret}\r\n`,
      );
      expect(out + err).not.toContain(secret);
      expect(out).toContain(id);
      for (const name of ['alice.csv', 'import.csv']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    });
    // Version 1 of the AWS CLI has no `configure import`; Debian's is a version 2.
    test.runIf(existsSync(debianAws))('aws configure import takes the import file as it is', async () => {
      const home = mkdtempSync(join(folder, 'home-'));
      const options = { cwd: home, env: { HOME: home } };
      const imported = await runProgram(
        debianAws,
        ['configure', 'import', '--csv', `file://${join(folder, 'import.csv')}`],
        options,
      );
      expect({ code: imported.code, err: imported.err }).toStrictEqual({ code: 0, err: '' });
      const args = ['--endpoint-url', server.endpoint, '--profile', 'own-alice', '--region', 'us-east-1', '--output', 'text'];
      const who = await runProgram(debianAws, [...args, 'sts', 'get-caller-identity', '--query', 'Arn'], options);
      expect([who.code, who.out]).toStrictEqual([0, `arn:aws:iam::${ACCOUNT}:user/own-alice\n`]);
    });
    test('configure writes a profile, tries it, and does not overwrite it', async () => {
      const [, row = ''] = readFileSync(join(folder, 'alice.csv'), 'utf8').split('\r\n');
      const [id = '', secret = ''] = row.split(',');
      const args = [
        'configure',
        '--profile',
        'alice',
        '--endpoint-url',
        server.endpoint,
        '--access-key-id',
        id,
        '--secret-stdin',
      ];
      const first = await countersign(args, profiles(), `${secret}\n`);
      expect([first.code, first.out]).toStrictEqual([0, '']);
      expect(first.err).toContain(`knows you as arn:aws:iam::${ACCOUNT}:user/own-alice`);
      expect(readdirSync(join(folder, '.aws')).sort()).toStrictEqual(['config', 'credentials']);
      for (const name of ['config', 'credentials']) expect(statSync(join(folder, '.aws', name)).mode & 0o777).toBe(0o600);
      expect((await countersign(args, profiles(), `${secret}\n`)).code).toBe(1);
    });
    test('whoami answers by the profile alone', async () => {
      const { code, out } = await countersign(['whoami', '--profile', 'alice', '--json'], profiles());
      expect([code, JSON.parse(out)]).toMatchObject([0, { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/own-alice` }]);
    });
    test('a profile wins over other credentials in the environment', async () => {
      const { code, out } = await countersign(['whoami', '--profile', 'alice', '--json'], { ...root(), ...profiles() });
      expect([code, JSON.parse(out)]).toMatchObject([0, { Arn: `arn:aws:iam::${ACCOUNT}:user/own-alice` }]);
    });
    test('keys are listed, rotated, switched off and on, and deleted', async () => {
      const as = ['--profile', 'alice'];
      const rotated = await countersign(['keys', 'rotate', '--user', 'own-alice', '--json', ...as], profiles());
      expect(rotated.code).toBe(0);
      const { AccessKey: made } = JSON.parse(rotated.out) as { AccessKey: { AccessKeyId: string } };
      const again = await countersign(['keys', 'rotate', '--user', 'own-alice', ...as], profiles());
      expect(again.code).toBe(1);
      expect(again.err).toContain('has two access keys already');
      const listed = await countersign(['keys', 'list', '--user', 'own-alice', '--json', ...as], profiles());
      const { AccessKeyMetadata: keys } = JSON.parse(listed.out) as { AccessKeyMetadata: { AccessKeyId: string }[] };
      expect(keys).toHaveLength(2);
      for (const name of ['deactivate', 'activate', 'last-used', 'delete']) {
        const { code, err } = await countersign(['keys', name, made.AccessKeyId, ...as], profiles());
        expect({ name, code, err: err.includes('error') }).toStrictEqual({ name, code: 0, err: false });
      }
      const left = await countersign(['keys', 'list', '--json', ...as], profiles());
      expect((JSON.parse(left.out) as { AccessKeyMetadata: unknown[] }).AccessKeyMetadata).toHaveLength(1);
    });
    test('export gives a shell what a program needs', async () => {
      const lines = await countersign(['export', '--profile', 'alice'], profiles());
      const script = `${lines.out}\nexec "$NODE" "$CLI" whoami --json`;
      const env = { HOME: folder, NODE: process.execPath, CLI: COUNTERSIGN };
      const { code, out } = await runProgram('sh', ['-eu'], { cwd: folder, env, input: script });
      expect([code, JSON.parse(out)]).toMatchObject([0, { Arn: `arn:aws:iam::${ACCOUNT}:user/own-alice` }]);
    });
    test('the audit log can be asked and holds no secret', async () => {
      const { code, out } = await countersign(
        ['audit', 'lookup', '--event', 'CreateAccessKey', '--json', '--profile', 'alice'],
        profiles(),
      );
      expect(code).toBe(0);
      expect((JSON.parse(out) as { Records: unknown[] }).Records.length).toBeGreaterThan(0);
      for (const secret of secrets) expect(out).not.toContain(secret);
    });
  });

  describe('the operator', () => {
    test('makes another account beside the running server, whose root key works at once', async () => {
      const { code, out } = await countersign(['account', 'create', '--json'], operator());
      expect(code).toBe(0);
      const made = JSON.parse(out) as { AccountId: string; AccessKeyId: string; SecretAccessKey: string };
      expect(Object.keys(made)).toStrictEqual(['AccountId', 'AccessKeyId', 'SecretAccessKey']);
      const who = await countersign(['whoami', '--json'], envOf(made.AccessKeyId, made.SecretAccessKey));
      expect(JSON.parse(who.out)).toStrictEqual({
        UserId: made.AccountId,
        Account: made.AccountId,
        Arn: `arn:aws:iam::${made.AccountId}:root`,
      });
    });
    test('verifies the chain of audit records and reads its end', async () => {
      const verified = await countersign(['audit', 'verify', '--json'], operator());
      expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { Ok: true }]);
      const tail = await countersign(['audit', 'tail', '-n', '3'], operator());
      const lines = tail.out.trimEnd().split('\n');
      expect([tail.code, lines.length]).toStrictEqual([0, 3]);
      for (const line of lines) expect(JSON.parse(line)).toHaveProperty('eventName');
    });
    test('rotates the keyring, after which every key still works', async () => {
      expect((await countersign(['keyring', 'rotate'], operator())).code).toBe(0);
      expect((await countersign(['whoami'], envOf(ROOT.id, ROOT.secret))).code).toBe(0);
    });
    test('cannot start a second server on the same data directory', async () => {
      await expect(startServer(dataDir)).rejects.toThrow(/the server ended before it was ready/);
    });
  });
});

describe.runIf(built)('the first start and the second', () => {
  test('print the root credentials once, and stop cleanly at Ctrl-C', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'ceremony-')), 'data');
    const first = await startServer(dataDir);
    const id = /\bAKIA[A-Z2-7]{16}\b/.exec(first.printed())?.[0] ?? 'no key id';
    const secret = /(?<![\w+/])[A-Za-z0-9+/]{40}(?![\w+/])/.exec(first.printed())?.[0] ?? 'no secret';
    expect(first.printed()).toContain(first.endpoint);
    const env = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, COUNTERSIGN_ENDPOINT_URL: first.endpoint };
    const who = await runProgram(process.execPath, [COUNTERSIGN, 'whoami', '--json'], { cwd: tmpdir(), env });
    expect([who.code, who.out.includes(':root')]).toStrictEqual([0, true]);
    expect(await first.stop('SIGINT')).toBe(0);

    const second = await startServer(dataDir);
    expect(second.printed()).not.toContain(secret);
    expect(second.printed()).not.toMatch(/(?<![\w+/])[A-Za-z0-9+/]{40}(?![\w+/])/);
    expect(await second.stop()).toBe(0);
  });
  test('init does the first part alone, once', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'ceremony-')), 'data');
    const options = { cwd: tmpdir(), env: { COUNTERSIGN_DATA_DIR: dataDir } };
    const init = await runProgram(process.execPath, [COUNTERSIGN, 'init', '--json'], options);
    const made = JSON.parse(init.out) as Record<string, string>;
    expect([init.code, Object.keys(made)]).toStrictEqual([0, ['AccountId', 'AccessKeyId', 'SecretAccessKey', 'Password']]);
    const again = await runProgram(process.execPath, [COUNTERSIGN, 'init', '--json'], options);
    expect([again.code, again.out]).toStrictEqual([1, '']);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });
});

// Says where the SDK comes from, so that a broken link is not taken for a broken server.
test.runIf(built)('the SDK that the script uses is the one that the server pins', () => {
  const pinned = JSON.parse(readFileSync(join(here, '../../packages/server/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const installed = createRequire(sdkJs)('@aws-sdk/client-iam/package.json') as { version: string };
  expect(installed.version).toBe(pinned.dependencies['@aws-sdk/client-iam']);
});
