import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  ListDelegationRequestsCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { nodeHasher } from '@countersign/core/hasher/node';
import { presign, sign, type HttpMessage } from '@countersign/core/sigv4';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from './operator.ts';
import { loadConfig } from './config.ts';
import { startTestServer, type Keys, type TestServer } from './test-server.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A user with a key, and the policies given. */
async function makeUser(name: string, policyArn?: string): Promise<Keys> {
  const iam = server.iam();
  await iam.send(new CreateUserCommand({ UserName: name }));
  if (policyArn) await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: policyArn }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

const form = 'application/x-www-form-urlencoded';
const message = (body: string, more: readonly string[] = []): HttpMessage => ({
  method: 'POST',
  target: '/',
  rawHeaders: ['Host', new URL(server.endpoint).host, 'Content-Type', form, ...more],
  body: new TextEncoder().encode(body),
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends a message with its raw headers, duplicates and all. */
function send({ method, target, rawHeaders, body }: HttpMessage): Promise<Answer> {
  const { hostname, port } = new URL(server.endpoint);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, method, path: target, headers: rawHeaders as string[], setHost: false },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const signed = (body: string, keys = server.root, service = 'iam', now = Date.now()): HttpMessage =>
  sign(message(body), keys, { region: 'eu-west-1', service, now }, nodeHasher);

const get = (target: string): Promise<Answer> => send({ ...message(''), method: 'GET', target });

const code = (text: string): string | undefined => /<Code>(.*?)<\/Code>/.exec(text)?.[1];
const requestId = (text: string): string => /<RequestId>(.*?)<\/RequestId>/.exec(text)?.[1] ?? '';
const LIST = 'Action=ListUsers&Version=2010-05-08';

describe('the first start', () => {
  it('prints the endpoint, the console, the account and the root credentials', () => {
    expect(server.printed()).toMatch(/Endpoint \(IAM and STS\) {3}http:\/\/127\.0\.0\.1:\d+\n/);
    expect(server.printed()).toMatch(/Console {18}http:\/\/localhost:\d+\/console\/\n/);
    expect(server.printed()).toMatch(/Account {18}\d{12}\n/);
    expect(server.root.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(server.root.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  });

  it('leaves a data directory that only its owner can enter, with the key file read-only', () => {
    expect(statSync(server.dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(server.dataDir, 'kek')).mode & 0o777).toBe(0o400);
    expect(statSync(join(server.dataDir, 'countersign.db')).mode & 0o077).toBe(0);
  });

  it('gives root its identity as AWS does', async () => {
    const { Account, Arn, UserId } = await server.sts().send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:iam::${Account}:root`);
    expect(UserId).toBe(Account);
    const { User } = await server.iam().send(new GetUserCommand({}));
    expect(User?.Arn).toBe(`arn:aws:iam::${Account}:root`);
  });
});

describe('the way to an administrator', () => {
  it('leads from root by a group to a user who goes on alone', async () => {
    const root = server.iam();
    await root.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    await root.send(new AttachGroupPolicyCommand({ GroupName: 'Administrators', PolicyArn: ADMINISTRATOR }));
    const keys = await makeUser('alice');
    const alice = server.iam(keys);
    await expect(alice.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    await root.send(new AddUserToGroupCommand({ GroupName: 'Administrators', UserName: 'alice' }));
    await alice.send(new CreateUserCommand({ UserName: 'made-by-alice' }));
    const { AccessKeyLastUsed } = await alice.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId }));
    expect(AccessKeyLastUsed).toMatchObject({ ServiceName: 'iam', Region: 'eu-west-1' });
  });
});

describe('a refusal', () => {
  it('is in AWS’s words, and explains itself to those who may ask', async () => {
    const bob = server.iam(await makeUser('bob'));
    const failure = await bob.send(new CreateUserCommand({ UserName: 'eve' })).catch((error: unknown) => error);
    const { accountId } = await identity();
    expect(failure).toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${accountId}:user/bob is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${accountId}:user/eve because no identity-based policy allows the iam:CreateUser action`,
    });
    const id = (failure as { $metadata: { requestId: string } }).$metadata.requestId;
    const answer = await send(signed(`Action=ExplainRequest&Version=2026-11-24&RequestId=${id}`, server.root, 'countersign'));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('iam:CreateUser');
  });

  it('names the Deny that decided', async () => {
    const keys = await makeUser('denied', ADMINISTRATOR);
    const Statement = [{ Sid: 'NoLists', Effect: 'Deny', Action: 'iam:List*', Resource: '*' }];
    await server.iam().send(
      new PutUserPolicyCommand({
        UserName: 'denied',
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      }),
    );
    await expect(server.iam(keys).send(new ListUsersCommand({}))).rejects.toMatchObject({
      message: expect.stringMatching(/with an explicit deny in an identity-based policy$/) as string,
    });
  });

  it('of a wrong secret shows the canonical request, and no signature of ours', async () => {
    const refused = await send(signed(LIST, { ...server.root, secretAccessKey: 'wrong' }));
    expect([refused.status, code(refused.text)]).toEqual([403, 'SignatureDoesNotMatch']);
    const ask = `Action=ExplainRequest&Version=2026-11-24&RequestId=${requestId(refused.text)}`;
    const explained = await send(signed(ask, server.root, 'countersign'));
    expect(explained.text).toContain('POST\\n/\\n\\ncontent-type:application/x-www-form-urlencoded');
    const right = signed(LIST).rawHeaders.find((value) => value.startsWith('AWS4-HMAC')) ?? '';
    expect(explained.text).not.toContain(/Signature=(\w+)/.exec(right)?.[1]);
    expect(explained.text).not.toContain(server.root.secretAccessKey);
  });

  it('is explained to nobody without countersign:ExplainRequest, and never across accounts', async () => {
    const refused = await send(signed(LIST, { ...server.root, secretAccessKey: 'wrong' }));
    const ask = `Action=ExplainRequest&Version=2026-11-24&RequestId=${requestId(refused.text)}`;
    const nosy = await makeUser('nosy');
    expect(code((await send(signed(ask, nosy, 'countersign'))).text)).toBe('AccessDenied');
    const other = await secondAccount();
    expect(code((await send(signed(ask, other, 'countersign'))).text)).toBe('NoSuchEntity');
  });

  it('of what is not built names it and says 501', async () => {
    const failure = await server
      .iam()
      .send(new ListDelegationRequestsCommand({}))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'NotImplemented',
      message: 'ListDelegationRequests is not implemented by Countersign yet.',
      $metadata: { httpStatusCode: 501 },
    });
  });
});

describe('revocation', () => {
  it('has happened when the call returns', async () => {
    const keys = await makeUser('leaver', ADMINISTRATOR);
    const leaver = server.iam(keys);
    for (let round = 0; round < 10; round++) {
      await leaver.send(new ListUsersCommand({}));
      await server
        .iam()
        .send(new UpdateAccessKeyCommand({ UserName: 'leaver', AccessKeyId: keys.accessKeyId, Status: 'Inactive' }));
      await expect(leaver.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
      await server
        .iam()
        .send(new UpdateAccessKeyCommand({ UserName: 'leaver', AccessKeyId: keys.accessKeyId, Status: 'Active' }));
    }
  });

  it('can not be outrun by a change of the revoked key that shares its commit', async () => {
    const keys = await makeUser('runner', ADMINISTRATOR);
    const remove = signed(`Action=DeleteAccessKey&Version=2010-05-08&UserName=runner&AccessKeyId=${keys.accessKeyId}`);
    const rescues = Array.from({ length: 20 }, (_, i) =>
      signed(`Action=CreateUser&Version=2010-05-08&UserName=rescue-${i}`, keys),
    );
    const [removed, ...rescued] = await Promise.all([remove, ...rescues].map(send));
    expect(removed?.status).toBe(200);
    const { Users = [] } = await server.iam().send(new ListUsersCommand({}));
    const made = Users.filter((user) => user.UserName?.startsWith('rescue-')).length;
    expect(rescued.filter(({ status }) => status === 200).length).toBe(made);
    expect(rescued.filter(({ text }) => code(text) === 'InvalidClientTokenId').length).toBe(20 - made);
    expect(code((await send(signed('Action=CreateUser&Version=2010-05-08&UserName=late', keys))).text)).toBe(
      'InvalidClientTokenId',
    );
  });

  it('of a group’s policy reaches its members at once', async () => {
    const keys = await makeUser('member');
    const root = server.iam();
    await root.send(new CreateGroupCommand({ GroupName: 'readers' }));
    await root.send(new AddUserToGroupCommand({ GroupName: 'readers', UserName: 'member' }));
    const { AttachGroupPolicyCommand: Attach, DetachGroupPolicyCommand: Detach } = await import('@aws-sdk/client-iam');
    for (let round = 0; round < 5; round++) {
      await root.send(new Attach({ GroupName: 'readers', PolicyArn: ADMINISTRATOR }));
      await server.iam(keys).send(new ListUsersCommand({}));
      await root.send(new Detach({ GroupName: 'readers', PolicyArn: ADMINISTRATOR }));
      await expect(server.iam(keys).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });
});

describe('the port', () => {
  it.each(['Authorization', 'Host', 'X-Amz-Date', 'Content-Type'])('refuses a second %s header', async (name) => {
    const request = signed(LIST);
    const at = request.rawHeaders.findIndex((value, i) => i % 2 === 0 && value.toLowerCase() === name.toLowerCase());
    const twice = { ...request, rawHeaders: [...request.rawHeaders, name.toLowerCase(), request.rawHeaders[at + 1] ?? ''] };
    const { status } = await sendRaw(twice);
    expect(status).toBe(400);
  });

  it('takes a presigned URL for as long as it counts, and only once it is signed', async () => {
    const query: HttpMessage = {
      method: 'GET',
      target: '/?Action=GetCallerIdentity&Version=2011-06-15',
      rawHeaders: ['Host', new URL(server.endpoint).host],
      body: new Uint8Array(),
    };
    const options = { region: 'us-east-1', service: 'sts', now: Date.now(), expires: 60 };
    expect((await send(presign(query, server.root, options, nodeHasher))).status).toBe(200);
    expect((await send(query)).status).toBe(403);
    const old = await send(presign(query, server.root, { ...options, now: Date.now() - 1_000_000 }, nodeHasher));
    expect([old.status, code(old.text)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('refuses a body that was changed, or is too large', async () => {
    const request = signed(LIST);
    const changed = await send({ ...request, body: new TextEncoder().encode(LIST.replace('Users', 'Roles')) });
    expect([changed.status, code(changed.text)]).toEqual([403, 'SignatureDoesNotMatch']);
    const large = await sendRaw({ ...message(''), rawHeaders: [...message('').rawHeaders, 'Content-Length', '99999999'] });
    expect(large.status).toBe(413);
  });

  it('asks for the service that the version names', async () => {
    const { status, text } = await send(signed(LIST, server.root, 'sts'));
    expect([status, code(text)]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(text).toContain(
      'Credential should be scoped to correct service: &apos;iam&apos;.'.replaceAll(
        '&apos;',
        text.includes('&apos;') ? '&apos;' : "'",
      ),
    );
  });

  it('answers an unknown action only to those it knows', async () => {
    const unknown = 'Action=NoSuchAction&Version=2010-05-08';
    const { status, text } = await send(signed(unknown));
    expect([status, code(text)]).toEqual([400, 'InvalidAction']);
    expect(text).toContain('Could not find operation NoSuchAction for version 2010-05-08');
    expect(code((await send(message(unknown))).text)).toBe('MissingAuthenticationToken');
  });

  it('has health checks, metrics, a page, an exact Date, and nothing else', async () => {
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).text).toBe('ready\n');
    expect((await get('/metrics')).text).toContain('countersign_requests_total');
    const page = await get('/console/');
    expect(page.text).toContain('Countersign');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await get('/')).status).toBe(302);
    expect((await get('/nothing')).status).toBe(404);
    expect(Math.abs(Date.parse(String(page.headers['date'])) - Date.now())).toBeLessThan(5000);
  });

  it('does not open the inspector on SIGUSR1', async () => {
    process.kill(process.pid, 'SIGUSR1');
    await new Promise((resolve) => setImmediate(resolve));
    const opened = await new Promise<boolean>((resolve) => {
      const socket = connect(9229, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    expect(opened).toBe(false);
  });
});

describe('the operator', () => {
  it('makes an account of its own while the server runs, and neither account sees the other', async () => {
    const keys = await secondAccount();
    const { Account } = await server.sts(keys).send(new GetCallerIdentityCommand({}));
    expect(Account).not.toBe((await identity()).accountId);
    const { Users } = await server.iam(keys).send(new ListUsersCommand({}));
    expect(Users).toEqual([]);
  });

  it('finds the whole trail in order, with root marked and no secret in it', async () => {
    const door = await operator(configOf(server));
    try {
      expect(await door.auditVerify()).toMatchObject({ ok: true });
      const lines: string[] = [];
      for await (const line of door.auditTail({ follow: false, lines: 1000 })) lines.push(line);
      const records = lines.map(
        (line) => JSON.parse(line) as { eventName: string; userIdentity: { type: string }; errorCode?: string },
      );
      expect(records.some(({ eventName, userIdentity }) => eventName === 'CreateGroup' && userIdentity.type === 'Root')).toBe(
        true,
      );
      expect(records.some(({ errorCode }) => errorCode === 'SignatureDoesNotMatch')).toBe(true);
      expect(records.some(({ errorCode }) => errorCode === 'AccessDenied')).toBe(true);
      expect(lines.join('\n')).not.toContain(server.root.secretAccessKey);
    } finally {
      await door.close();
    }
  });
});

describe('the audit records of an account', () => {
  it('are shown newest first, page by page, each once', async () => {
    const first = await lookUp('&EventName=CreateUser&MaxItems=2');
    expect(first.records).toHaveLength(2);
    const second = await lookUp(`&EventName=CreateUser&MaxItems=2&Marker=${encodeURIComponent(first.marker ?? '')}`);
    const events = [...first.records, ...second.records].map(
      (text) => JSON.parse(text) as { eventName: string; eventTime: string; requestID: string },
    );
    expect(new Set(events.map(({ requestID }) => requestID)).size).toBe(4);
    expect(events.map(({ eventName }) => eventName)).toEqual(['CreateUser', 'CreateUser', 'CreateUser', 'CreateUser']);
    expect(events.map(({ eventTime }) => eventTime)).toEqual(
      events
        .map(({ eventTime }) => eventTime)
        .toSorted()
        .toReversed(),
    );
  });

  it('are refused under a marker of another search, and never another account’s', async () => {
    const { marker = '' } = await lookUp('&EventName=CreateUser&MaxItems=1');
    expect(code((await lookUp(`&EventName=ListUsers&Marker=${encodeURIComponent(marker)}`)).text)).toBe('ValidationError');
    const other = await secondAccount();
    const { records } = await lookUp('', other);
    const { accountId } = await identity();
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter((text) => text.includes(accountId))).toEqual([]);
  });
});

describe('a second start', () => {
  it('keeps everything and shows no secret again', async () => {
    const keys = await makeUser('keeper', ADMINISTRATOR);
    const before = server.printed().length;
    await server.restart();
    const printed = server.printed().slice(before);
    expect(printed).toContain('Countersign is running');
    expect(printed).not.toMatch(/secret|password/i);
    await server.iam(keys).send(new ListUsersCommand({}));
    await server.iam(keys).send(new DeleteAccessKeyCommand({ UserName: 'keeper', AccessKeyId: keys.accessKeyId }));
  });

  it('is refused on a data directory in use', async () => {
    const { serve } = await import('./serve.ts');
    await expect(serve(configOf(server))).rejects.toThrow(/in use/);
  });

  it('finds no secret in the clear in any file of the data directory', async () => {
    const keys = await makeUser('canary', ADMINISTRATOR);
    await server.iam(keys).send(new ListUsersCommand({}));
    const holding: string[] = [];
    for (const name of readdirSync(server.dataDir)) {
      const path = join(server.dataDir, name);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      for (const secret of [keys.secretAccessKey, server.root.secretAccessKey]) {
        if (bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'base64'))) holding.push(name);
      }
    }
    expect(holding).toEqual([]);
  });
});

const lookUp = async (
  parameters: string,
  keys = server.root,
): Promise<{ records: string[]; marker: string | undefined; text: string }> => {
  const { text } = await send(signed(`Action=LookupAuditRecords&Version=2026-11-24${parameters}`, keys, 'countersign'));
  const unescaped = text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const records = [...unescaped.matchAll(/<member>(.*)<\/member>/g)].map((match) => match[1] ?? '');
  return { records, marker: /<Marker>(.*?)<\/Marker>/.exec(text)?.[1], text };
};

const identity = async (): Promise<{ accountId: string }> => ({
  accountId: (await server.sts().send(new GetCallerIdentityCommand({}))).Account ?? '',
});

const configOf = ({ dataDir }: TestServer) =>
  loadConfig({
    flags: {},
    env: { COUNTERSIGN_DATA_DIR: dataDir, COUNTERSIGN_PORT: '0', COUNTERSIGN_LOG_LEVEL: 'silent' },
    readFile: () => '{}',
    cwd: '/',
  });

async function secondAccount(): Promise<Keys> {
  const door = await operator(configOf(server));
  const made = await door.createAccount({ name: 'second' });
  await door.close();
  return { accessKeyId: made.AccessKeyId, secretAccessKey: made.SecretAccessKey };
}

/** Writes a request by hand, since Node's client joins or refuses some duplicates. */
function sendRaw({ method, target, rawHeaders, body }: HttpMessage): Promise<Answer> {
  const { hostname, port } = new URL(server.endpoint);
  const lines = [`${method} ${target} HTTP/1.1`];
  for (let i = 0; i < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  if (!rawHeaders.some((name, i) => i % 2 === 0 && name.toLowerCase() === 'content-length'))
    lines.push(`Content-Length: ${body.length}`);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
      socket.write(body);
    });
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), headers: {}, text }));
  });
}

it('a first start that can not open the operator’s door makes no account whose credentials nobody would see', async () => {
  const dataDir = join(await mkdtemp(join(tmpdir(), 'countersign-test-')), 'data');
  await mkdir(join(dataDir, 'operator.sock'), { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const env = { COUNTERSIGN_DATA_DIR: dataDir, COUNTERSIGN_PORT: '0', COUNTERSIGN_LOG_LEVEL: 'silent' };
  const config = loadConfig({ flags: {}, env, readFile: () => '{}', cwd: '/' });
  const { serve } = await import('./serve.ts');
  await expect(serve(config)).rejects.toThrow(/operator\.sock/);
  await rm(join(dataDir, 'operator.sock'), { recursive: true });
  const { initialize } = await import('./initialize.ts');
  expect(await initialize(config)).toMatchObject({ rootAccessKeyId: expect.stringMatching(/^AKIA/) as string });
  await rm(join(dataDir, '..'), { recursive: true });
});
