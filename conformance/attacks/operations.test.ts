// oxlint-disable vitest/valid-expect, vitest/expect-expect, unicorn/consistent-function-scoping -- the second argument names the case of a table; helpers that end in an assertion stand beside their tests
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../ceremony/run-program.ts';
import { COUNTERSIGN, startServer, type Server } from '../ceremony/start-server.ts';
import {
  answersIn,
  bytesOf,
  clientOf,
  done,
  exchange,
  form,
  IAM,
  makeKey,
  makeUser,
  presigned,
  send,
  serveOn,
  signatureOf,
  signed,
  STS,
  type Keys,
  type Raw,
} from './rig.ts';

const here = dirname(fileURLToPath(import.meta.url));
const isBuilt = existsSync(join(here, '../../packages/server/dist/cli/main.js'));
if (!isBuilt) {
  if (process.env['CI']) throw new Error('packages/server/dist is missing: npm run build');
  console.log('skipped: packages/server/dist is missing (npm run build)');
}

const ROOT: Keys = { accessKeyId: 'AKIACANARYCANARYCANA', secretAccessKey: 'CaNaRyRoOt+SeCrEt/0123456789abcdefGHIJKL' };
const ENV = { COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId, COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-operations-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const filesIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(path, entry.name)) : entry.isFile() ? [join(path, entry.name)] : [],
  );

/** A secret in every form in which it might slip out. */
function formsOf(secret: string | Buffer): Buffer[] {
  const bytes = Buffer.from(secret);
  const decoded = typeof secret === 'string' && /^[A-Za-z0-9+/]{40}$/.test(secret) ? [Buffer.from(secret, 'base64')] : [];
  return [bytes, ...decoded]
    .flatMap((form) => [
      form,
      Buffer.from(form.toString('hex')),
      Buffer.from(form.toString('hex').toUpperCase()),
      // Base64 at each of the three places in a longer text; the ends depend on what stands beside it.
      ...[0, 1, 2].map((at) =>
        Buffer.from(
          Buffer.concat([Buffer.alloc(at), form])
            .toString('base64')
            .slice(at === 0 ? 0 : 4, -4),
        ),
      ),
      Buffer.from(form.toString('base64url').slice(0, -2)),
      Buffer.from(encodeURIComponent(form.toString('latin1'))),
      Buffer.from(JSON.stringify(form.toString('latin1')).slice(1, -1)),
      Buffer.from(form.toString('utf16le'), 'utf16le'),
      Buffer.from(form.toString('latin1'), 'utf16le'),
    ])
    .filter((form) => form.length >= 16);
}

describe.skipIf(!isBuilt)('B20, G14: the canary run', () => {
  it('finds no secret, signature or Authorization header in anything that was printed or written', async () => {
    const dataDir = join(folder, 'canary');
    const server = await startServer(dataDir, { ...ENV, COUNTERSIGN_LOG_LEVEL: 'trace', COUNTERSIGN_TRUSTED_PROXIES: '127.0.0.1' });
    const { host } = new URL(server.endpoint);
    const secrets = new Map<string, string | Buffer>([['the root secret', ROOT.secretAccessKey]]);
    const note = (name: string, secret: string): void => void secrets.set(`${name} ${secrets.size}`, secret);
    const sent = async (message: Raw): Promise<string> => {
      for (const [name, value] of message.headers) {
        if (name !== 'Authorization') continue;
        note('an Authorization header', value);
        const signature = /Signature=([0-9a-f]{64})/.exec(value)?.[1];
        if (signature !== undefined) note('a signature', signature);
      }
      const signature = /X-Amz-Signature=([0-9a-f]{64})/.exec(message.target)?.[1];
      if (signature !== undefined) note('a signature', signature);
      return (await send(server.endpoint, message)).body;
    };
    const call = (keys: Keys, Action: string, input: Record<string, string> = {}, more: object = {}): Promise<string> =>
      sent(signed(host, { keys, body: form({ Action, Version: IAM, ...input }), ...more }));
    const text = (body: string, name: string): string => new RegExp(`<${name}>([^<]*)<`).exec(body)?.[1] ?? '';

    // Successes.
    const made: Keys[] = [];
    for (const UserName of ['ann', 'ben']) {
      await call(ROOT, 'CreateUser', { UserName });
      const body = await call(ROOT, 'CreateAccessKey', { UserName });
      const keys = { accessKeyId: text(body, 'AccessKeyId'), secretAccessKey: text(body, 'SecretAccessKey') };
      expect(keys.secretAccessKey).toHaveLength(40);
      note(`the secret of ${UserName}`, keys.secretAccessKey);
      made.push(keys);
    }
    const [ann = ROOT, ben = ROOT] = made;
    await call(ann, 'GetCallerIdentity', { Version: STS }, { service: 'sts' });
    await sent(presigned(host, { keys: ann, query: { Action: 'GetCallerIdentity', Version: STS } }));
    // Refusals of every kind, with things that are nobody's to write down.
    await call(ann, 'ListUsers');
    await call({ ...ann, secretAccessKey: ben.secretAccessKey }, 'ListUsers');
    await call({ ...ann, accessKeyId: ben.accessKeyId }, 'ListUsers');
    await call(ben, 'ListUsers', {}, { now: new Date(Date.now() - 86_400_000) });
    await sent(presigned(host, { keys: { ...ann, secretAccessKey: 'wrong' }, query: { Action: 'GetCallerIdentity', Version: STS } }));
    await sent(presigned(host, { keys: ann, query: { Action: 'GetCallerIdentity', Version: STS, 'X-Amz-Expires': '0' } }));
    const password = 'CanaryPassword-9f8e7d6c5b4a';
    note('a password', password);
    await call(ROOT, 'CreateLoginProfile', { UserName: 'ann', Password: password });
    await call(ROOT, 'ChangePassword', { OldPassword: password, NewPassword: `${password}2` });
    await call(ben, 'CreateLoginProfile', { UserName: 'ann', Password: password });
    await sent(signed(host, { keys: { ...ROOT, secretAccessKey: 'wrong' }, method: 'GET', target: `/?Action=CreateLoginProfile&Password=${password}&UserName=ann&Version=${IAM}` }));
    const token = `CanaryToken${'FwoGZXIvYXdzE'.repeat(6)}`;
    note('a session token', token);
    await call(ann, 'ListUsers', {}, { headers: [['X-Amz-Security-Token', token]] });
    await sent(presigned(host, { keys: ann, query: { Action: 'GetCallerIdentity', Version: STS, 'X-Amz-Security-Token': token } }));
    const cookie = 'canary-session-cookie-0123456789';
    note('a cookie', cookie);
    await call({ ...ann, secretAccessKey: 'wrong' }, 'ListUsers', {}, { headers: [['Cookie', cookie], ['X-Api-Secret', cookie]] });
    const basic = Buffer.from('canary:canary-basic-password-000').toString('base64');
    note('basic credentials', basic);
    const headers = [['Host', host], ['Content-Type', 'application/x-www-form-urlencoded'], ['Authorization', `Basic ${basic}`]] as const;
    await sent({ method: 'POST', target: '/', headers, body: Buffer.from(`Action=ListUsers&Version=${IAM}`) });
    await sent({ method: 'POST', target: '/', headers: headers.map(([n, v]) => (n === 'Authorization' ? [n, `AWS4-HMAC-SHA256 Credential=${basic}`] : [n, v])), body: Buffer.alloc(0) });
    await exchange(server.endpoint, Buffer.from(`POST / HTTP/1.1\r\nHost: h\r\nAuthorization: Basic ${basic}\r\nContent-Length: x\r\n\r\n`));
    await call(ROOT, 'DeleteAccessKey', { UserName: 'ben', AccessKeyId: ben.accessKeyId });
    await call(ben, 'ListUsers');
    const opened = await runProgram(process.execPath, [COUNTERSIGN, 'account', 'create', '--name', 'canary', '--json'], { cwd: folder, env: { COUNTERSIGN_DATA_DIR: dataDir } });
    const account = JSON.parse(opened.out) as { SecretAccessKey: string };
    expect(account.SecretAccessKey).toHaveLength(40);
    note('the root secret of another account', account.SecretAccessKey);
    const rotated = await runProgram(process.execPath, [COUNTERSIGN, 'keyring', 'rotate'], { cwd: folder, env: { COUNTERSIGN_DATA_DIR: dataDir } });
    expect(rotated.code).toBe(0);
    // Signing keys of today, as the cache holds them, and signatures the server worked out for refusals.
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    note('a signature of ours', signatureOf('canary', ROOT, `${day}T000000Z`, 'us-east-1', 'iam'));
    secrets.set('the key file', readFileSync(join(dataDir, 'kek')));

    const trail = await call(ROOT, 'LookupAuditRecords', { Version: '2026-11-24', MaxItems: '1000' }, { service: 'countersign' });
    expect(trail).toContain('CreateAccessKey');
    const metrics = await (await fetch(`${server.endpoint}/metrics`)).text();
    await new Promise((resolve) => setTimeout(resolve, 1500)); // the trail and the checkpoint are written within a second
    const places = new Map<string, Buffer>();
    const look = (when: string): void => {
      for (const file of filesIn(dataDir)) if (!file.endsWith('/kek')) places.set(`${when} ${file}`, readFileSync(file));
    };
    look('running');
    expect(await server.stop()).toBe(0);
    look('stopped');
    // The banner shows the first root password, once, on standard output: it must not be anywhere else.
    const shown = /password\s+(\S+)/i.exec(server.printed())?.[1] ?? '';
    expect(shown.length).toBeGreaterThan(11);
    places.set('printed', Buffer.from(server.printed().replace(shown, '')));
    secrets.set('the root password', shown);
    places.set('the audit records', Buffer.from(trail));
    places.set('the metrics', Buffer.from(metrics));

    const found: string[] = [];
    for (const [place, bytes] of places) {
      for (const [name, secret] of secrets) if (formsOf(secret).some((form) => bytes.includes(form))) found.push(`${name} in ${place}`);
      if (/AWS4-HMAC-SHA256 Credential=/.test(bytes.toString('latin1'))) found.push(`an Authorization header in ${place}`);
    }
    expect(found).toEqual([]);
    expect(secrets.size).toBeGreaterThan(40);
    expect([...places.keys()].filter((place) => place.includes('countersign.db'))).not.toEqual([]);
  }); // prettier-ignore

  it('would have found one: the forms are looked for where they are', () => {
    const secret = ROOT.secretAccessKey;
    const hidden = [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(`x${secret}yz`).toString('base64'),
      encodeURIComponent(secret),
    ];
    for (const text of hidden)
      expect(
        formsOf(secret).some((form) => Buffer.from(`…${text}…`).includes(form)),
        text,
      ).toBe(true);
  });
});

describe.skipIf(!isBuilt)('the process', () => {
  let server: Server;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = join(folder, 'process');
    server = await startServer(dataDir, ENV);
  });
  afterAll(() => server.stop());
  const operator = (): string => join(dataDir, 'operator.sock');

  it('F8: opens no inspector on SIGUSR1, and goes on', async () => {
    const pid = Number(/process (\d+)/.exec(readFileSync(join(dataDir, 'countersign.db-owner'), 'utf8'))?.[1]);
    expect(pid).toBeGreaterThan(1);
    process.kill(pid, 'SIGUSR1');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(9229, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    expect(open).toBe(false);
    expect(server.printed()).not.toMatch(/Debugger listening/);
    expect((await fetch(`${server.endpoint}/health/live`)).status).toBe(200);
    expect(readdirSync(dataDir).filter((name) => /heapsnapshot|report\..*json/.test(name))).toEqual([]);
  });

  it('F7: leaves its folder, files and socket to its owner alone', () => {
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(operator()).isSocket()).toBe(true);
    for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o077, name).toBe(0);
  });

  const ask = async (text: string, quiet = 3000): Promise<string> => {
    const socket = connect(operator());
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.setTimeout(quiet, () => socket.destroy());
    socket.write(text);
    if (!socket.closed) await once(socket, 'close');
    return answer;
  };

  it.each([
    'x\n',
    '{}\n',
    'null\n',
    '[]\n',
    '"createAccount"\n',
    '{"method":"constructor"}\n',
    '{"method":"__proto__"}\n',
    '{"method":"toString"}\n',
    '{"method":"close"}\n',
    '{"method":"createAccount"}\n',
    '{"method":"createAccount","argument":{}}\n',
    '{"method":"createAccount","argument":{"name":{"toString":1}}}\n',
    '{"method":"auditTail"}\n',
    '{"method":"auditTail","argument":{"lines":"x","follow":false}}\n',
    '{"method":"auditTail","argument":{"lines":-1,"follow":false}}\n',
    '{"method":"listAccounts","method":"__proto__"}\n',
    '\0\0\0\0\n',
  ])('answers nonsense on the operator’s socket with an error, or nothing, and stays up: %j', async (text) => {
    const answer = await ask(text);
    for (const line of answer.split('\n').filter(Boolean)) {
      expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect(line).not.toMatch(/"SecretAccessKey"/);
      expect(line).not.toMatch(/\.ts:|\.js:|node_modules/);
    }
    expect((await fetch(`${server.endpoint}/health/ready`)).status).toBe(200);
  });

  it('answers a hundred thousand brackets there with an error', async () => {
    expect(await ask(`${'['.repeat(100_000)}\n`)).toMatch(/^\{"error":/);
  });

  it('runs one request a connection', async () => {
    const answer = await ask('{"method":"listAccounts"}\n{"method":"createAccount","argument":{"name":"second-line"}}\n');
    expect(answer.split('\n').filter(Boolean)).toHaveLength(1);
    expect(await ask('{"method":"listAccounts"}\n')).not.toContain('second-line');
  });

  it('F10: tells strangers on /metrics and /health nothing of accounts, users or keys', async () => {
    const client = clientOf(server, ROOT);
    const { keys } = await makeUser(client, server as never, 'metric-user');
    await clientOf(server, keys)('ListUsers');
    const { body } = await done(client('GetCallerIdentity', {}, { service: 'sts' }));
    const account = /<Account>(\d+)</.exec(body)?.[1] ?? '';
    for (const path of [
      '/metrics',
      '/health/live',
      '/health/ready',
      '/console/',
      '/console/facts.json',
      '/nothing',
      '/debug/pprof',
      '/..%2fkek',
      '/kek',
    ]) {
      const text = await (await fetch(`${server.endpoint}${path}`)).text();
      for (const word of [account, 'metric-user', keys.accessKeyId, ROOT.accessKeyId, dataDir])
        expect(text.includes(word), `${path} ${word}`).toBe(false);
    }
  });

  it('can be told to serve no metrics', async () => {
    const quiet = await serveOn(join(folder, 'quiet'), { COUNTERSIGN_METRICS: 'false' });
    try {
      expect((await fetch(`${quiet.endpoint}/metrics`)).status).toBe(404);
    } finally {
      await quiet.stop();
    }
  });
});

describe('the operator’s socket of a folder with a long name', () => {
  const deep = (name: string): string => join(folder, name.padEnd(120, 'x'));
  const withTemporary = async (run: (temporary: string) => Promise<void>): Promise<void> => {
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'cs-'));
    try {
      await run(process.env['TMPDIR']);
    } finally {
      rmSync(process.env['TMPDIR'], { recursive: true });
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  };
  const place = (temporary: string): string => join(temporary, `countersign-${userInfo().uid}`);

  it('stands in a folder of its owner alone', () =>
    withTemporary(async (temporary) => {
      const server = await serveOn(deep('long'));
      expect(statSync(place(temporary)).mode & 0o777).toBe(0o700);
      const [name = ''] = readdirSync(place(temporary));
      expect(statSync(join(place(temporary), name)).mode & 0o777).toBe(0o600);
      await server.stop();
      expect(readdirSync(place(temporary))).toEqual([]);
    }));

  it('is not put where somebody else prepared a folder, or a link', () =>
    withTemporary(async (temporary) => {
      mkdirSync(place(temporary));
      chmodSync(place(temporary), 0o777);
      await expect(serveOn(deep('open'))).rejects.toThrow(/not private/);
      rmSync(place(temporary), { recursive: true });
      mkdirSync(join(temporary, 'elsewhere'), { mode: 0o700 });
      symlinkSync(join(temporary, 'elsewhere'), place(temporary));
      await expect(serveOn(deep('link'))).rejects.toThrow(/not private/);
      expect(readdirSync(join(temporary, 'elsewhere'))).toEqual([]);
    }));
});

describe('a stop', () => {
  const connectTo = async (path: string): Promise<Socket> => {
    const socket = connect(path);
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    return socket;
  };
  /** Whether `work` ends within so many milliseconds. */
  const endsWithin = (milliseconds: number, work: Promise<unknown>): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
    return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
  };

  it('is not held up by an operator who follows the trail, or says nothing', async () => {
    const dataDir = join(folder, 'held-operator');
    const server = await serveOn(dataDir);
    const follower = await connectTo(join(dataDir, 'operator.sock'));
    follower.write('{"method":"auditTail","argument":{"follow":true,"lines":1}}\n');
    await once(follower, 'data');
    const silent = await connectTo(join(dataDir, 'operator.sock'));
    const ended = await endsWithin(5000, server.stop());
    follower.destroy();
    silent.destroy();
    expect(ended).toBe(true);
  });

  it('is held up by an open request for ten seconds at most', async () => {
    const server = await serveOn(join(folder, 'held-request'));
    const { hostname, port } = new URL(server.endpoint);
    const slow = connect(Number(port), hostname);
    slow.on('error', () => undefined);
    await once(slow, 'connect');
    slow.write('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await endsWithin(12_000, server.stop())).toBe(true);
    slow.destroy();
  });
});

describe.skipIf(!isBuilt)('B14: fifty thousand refused requests', () => {
  it('leave no more memory in use than ten thousand did', async () => {
    const server = await startServer(join(folder, 'flood'), { ...ENV, COUNTERSIGN_LOG_LEVEL: 'info', COUNTERSIGN_TRUSTED_PROXIES: '127.0.0.1' });
    const { host } = new URL(server.endpoint);
    const root = clientOf(server, ROOT);
    await done(root('CreateUser', { UserName: 'flooded' }));
    const keys = await makeKey(root, 'flooded');
    const list = form({ Action: 'ListUsers', Version: IAM });
    const wrong = { ...keys, secretAccessKey: 'wrong' };
    const unsigned = (at: number): Raw => ({
      method: 'POST',
      target: '/',
      headers: [['Host', host], ['Content-Type', 'application/x-www-form-urlencoded'], ['User-Agent', `agent-${at}`]],
      body: Buffer.from(list),
    });
    const kinds: readonly ((at: number) => Raw)[] = [
      unsigned,
      (at) => signed(host, { keys: { accessKeyId: `AKIA${String(at).padStart(16, 'A').replaceAll(/[0189]/g, 'Z')}X`, secretAccessKey: 'wrong' }, body: list }),
      (at) => signed(host, { keys: { accessKeyId: `UNKNOWNKEY${at}XXXXXX`, secretAccessKey: 'wrong' }, body: list, region: `r-${at}` }),
      (at) => signed(host, { keys, body: form({ Action: 'GetUser', Version: IAM, UserName: `nobody-${at}` }) }),
      (at) => ({ method: 'GET', target: `/nothing/${at}`, headers: [['Host', host]], body: Buffer.alloc(0) }),
      (at) => ({ method: 'POST', target: `/?Action=a${at}`, headers: [['Host', host], ['Content-Type', 'application/x-www-form-urlencoded']], body: Buffer.from(`Action=b${at}`) }),
      (at) => (at % 10 === 0 ? signed(host, { keys: wrong, body: list, region: `region-${at}` }) : { method: 'GET', target: `/?Action=x${at}`, headers: [['Host', host]], body: Buffer.alloc(0) }),
    ];
    // Each from an address of its own, so that what is kept by address is filled too.
    const comingFrom = (at: number, message: Raw): Raw => ({
      ...message,
      headers: [...message.headers, ['X-Forwarded-For', `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`]],
    });
    const statuses = new Map<number, number>();
    const flood = async (from: number, to: number): Promise<void> => {
      const row = 50;
      const batch = async (start: number): Promise<void> => {
        const messages = Array.from({ length: row }, (_, i) => comingFrom(start + i, (kinds[(start + i) % kinds.length] ?? unsigned)(start + i)));
        const bytes = Buffer.concat(messages.map((message, i) => bytesOf(message, i === row - 1 ? ['Connection: close'] : [])));
        for (const { status } of answersIn(await exchange(server.endpoint, bytes, 20_000))) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      };
      for (let at = from; at < to; at += row * 4) await Promise.all([0, 1, 2, 3].map((lane) => batch(at + lane * row)));
    };
    const gauge = async (name: string): Promise<number> =>
      Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await fetch(`${server.endpoint}/metrics`)).text())?.[1]) / 1e6;
    await flood(0, 10_000);
    const early = await gauge('process_resident_memory_bytes');
    await flood(10_000, 50_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const late = await gauge('process_resident_memory_bytes');
    const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
    console.log(`resident memory ${early.toFixed(0)} MB, then ${late.toFixed(0)} MB; ${JSON.stringify([...statuses])}`);
    expect(total).toBe(50_000);
    expect(statuses.get(200) ?? 0).toBe(0);
    expect(statuses.get(500) ?? 0).toBe(0);
    expect(late - early).toBeLessThan(100);
    expect((await root('ListUsers')).status).toBe(200);
    expect(await server.stop()).toBe(0);
  }); // prettier-ignore
});

describe.skipIf(!isBuilt)('B14: clients that never read', () => {
  it('are not answered for ever: what waits for them stays small', async () => {
    const server = await startServer(join(folder, 'unread'), ENV);
    const { hostname, port, host } = new URL(server.endpoint);
    const root = clientOf(server, ROOT);
    for (let at = 0; at < 50; at++) await done(root('CreateUser', { UserName: `reader-${'x'.repeat(40)}-${at}` }));
    const rss = async (): Promise<number> =>
      Number(/^process_resident_memory_bytes (\S+)$/m.exec(await (await fetch(`${server.endpoint}/metrics`)).text())?.[1]) / 1e6;
    const before = await rss();
    const request = bytesOf(signed(host, { keys: ROOT, body: form({ Action: 'ListUsers', Version: IAM }) }));
    const row = Buffer.concat(Array.from({ length: 8000 }, () => request));
    const sockets = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.pause();
        socket.write(row);
        return socket;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const after = await rss();
    console.log(`resident memory ${before.toFixed(0)} MB, then ${after.toFixed(0)} MB`);
    expect((await root('ListUsers')).status).toBe(200);
    // All the answers together would be more than two gigabytes; what one read of a socket asks for is some 13 MB of them.
    expect(after - before).toBeLessThan(600);
    for (const socket of sockets) socket.destroy();
    expect(await server.stop()).toBe(0);
  });
});

describe('F9: what is installed', () => {
  interface Package {
    readonly resolved?: string;
    readonly integrity?: string;
    readonly link?: boolean;
    readonly dev?: boolean;
    readonly hasInstallScript?: boolean;
  }
  const lock = JSON.parse(readFileSync(join(here, '../../package-lock.json'), 'utf8')) as { packages: Record<string, Package> };
  const installed = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

  it('comes from the registry, by its hash', () => {
    expect(installed.length).toBeGreaterThan(20);
    const others = installed.filter(
      ([, { resolved = '', integrity = '' }]) =>
        (resolved !== '' && !resolved.startsWith('https://registry.npmjs.org/')) || !integrity.startsWith('sha512-'),
    );
    expect(others.map(([path]) => path)).toEqual([]);
  });

  it('runs nothing when it is installed', () => {
    const scripts = installed.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev).map(([path]) => path);
    const ignored = /^ignore-scripts\s*=\s*true$/m.test(readFileSync(join(here, '../../.npmrc'), 'utf8'));
    expect(ignored || scripts.length === 0).toBe(true);
  });

  it('is at most 25 packages by our own choice', () => {
    for (const name of ['core', 'server']) {
      const { dependencies = {} } = JSON.parse(readFileSync(join(here, `../../packages/${name}/package.json`), 'utf8')) as {
        dependencies?: Record<string, string>;
      };
      expect(Object.keys(dependencies).length).toBeLessThanOrEqual(25);
    }
  });
});

describe.skipIf(!isBuilt)('the command line', () => {
  let server: Server;
  const run = (args: readonly string[], env: Record<string, string> = {}, input = ''): ReturnType<typeof runProgram> =>
    runProgram(process.execPath, [COUNTERSIGN, ...args], {
      cwd: folder,
      input,
      env: {
        COUNTERSIGN_ENDPOINT_URL: server.endpoint,
        AWS_ACCESS_KEY_ID: ROOT.accessKeyId,
        AWS_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
        AWS_REGION: 'us-east-1',
        ...env,
      },
    });
  beforeAll(async () => {
    server = await startServer(join(folder, 'cli'), ENV);
    await done(clientOf(server, ROOT)('CreateUser', { UserName: '=cmd' }));
  });
  afterAll(() => server.stop());

  it('takes no secret as an argument', async () => {
    for (const command of ['serve', 'configure', 'exec', 'init']) {
      const { out } = await run([command, '--help']);
      expect(out).not.toMatch(/--[a-z-]*(secret|password|token)[a-z-]* </i);
    }
    expect((await run(['serve', '--root-secret-access-key', 'x'])).code).toBe(2);
    expect((await run(['serve', '--database', 'postgres://u:p@h/d'])).code).toBe(2);
  });

  it('writes a secret into a file of its owner alone, and never over another', async () => {
    const file = join(folder, 'key.csv');
    const made = await run(['keys', 'create', '--user', '=cmd', '--csv', file]);
    expect(made.code, made.err).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [, line = ''] = readFileSync(file, 'utf8').split('\r\n');
    const [, secret = 'missing'] = line.split(',');
    expect(secret).toHaveLength(40);
    expect(`${made.out}${made.err}`).not.toContain(secret);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const refused = await run(['keys', 'create', '--user', '=cmd', '--csv', join(folder, 'mine.txt')]);
    expect(refused.code).toBe(1);
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
    const { body } = await done(clientOf(server, ROOT)('ListAccessKeys', { UserName: '=cmd' }));
    expect(body.split('<AccessKeyId>')).toHaveLength(2); // the refused one made no key
  });

  it('shows no control sequence of a server, and no secret of its own, in an error', async () => {
    const shown = await run(['keys', 'list', '--user', '\u001b[2Jx']);
    expect(shown.code).not.toBe(0);
    expect(shown.err).not.toContain('\u001b[2J');
    const wrong = await run(['whoami'], { AWS_SECRET_ACCESS_KEY: 'CanaryOfTheCommandLine0000000000000000000' });
    expect(wrong.code).not.toBe(0);
    expect(`${wrong.out}${wrong.err}`).not.toContain('CanaryOfTheCommandLine');
    expect(`${wrong.out}${wrong.err}`).not.toMatch(/Signature=[0-9a-f]{64}/);
  });
});
