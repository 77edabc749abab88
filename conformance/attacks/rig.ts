import { createHash, createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { vi } from 'vitest';
import { loadConfig, type Config } from '../../packages/server/src/app/config.ts';
import { serve } from '../../packages/server/src/app/serve.ts';
import { startTestServer, type Keys, type TestServer } from '../../packages/server/src/app/test-server.ts';

export type { Keys, TestServer };
export { startTestServer };

export const IAM = '2010-05-08';
export const STS = '2011-06-15';
export const OWN = '2026-11-24';
const FORM = 'application/x-www-form-urlencoded';

export type Headers = readonly (readonly [name: string, value: string])[];

/** A request as an attacker writes it: every part may be wrong. */
export interface Draft {
  readonly method?: string;
  readonly target?: string;
  /** All but `Authorization`. `Host`, `Content-Type` and `X-Amz-Date` are there unless `bare`. */
  readonly headers?: Headers;
  readonly body?: string | Buffer;
  readonly keys: Keys;
  readonly region?: string;
  readonly service?: string;
  readonly now?: Date;
  /** What SignedHeaders says and covers; everything when left out. */
  readonly signedHeaders?: readonly string[];
  /** What stands in the canonical request in place of the body's hash. */
  readonly payloadHash?: string;
}

export interface Raw {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  readonly code: string | undefined;
}

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
export const amzDate = (time: Date): string => `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
export const strict = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
export const form = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .join('&');

/** The signature of a canonical request: an implementation of our own, apart from the one that is attacked. */
export function signatureOf(canonical: string, keys: Keys, date: string, region: string, service: string): string {
  const day = date.slice(0, 8);
  const text = ['AWS4-HMAC-SHA256', date, `${day}/${region}/${service}/aws4_request`, sha256(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`);
  return createHmac('sha256', key).update(text).digest('hex');
}

const sortedQuery = (query: string): string =>
  query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => (piece.includes('=') ? piece : `${piece}=`))
    .sort()
    .join('&');

/** Signs a draft by header. The query must be in its canonical encoding already. */
export function signed(host: string, draft: Draft): Raw {
  const { method = 'POST', target = '/', keys, region = 'us-east-1', service = 'iam', now = new Date() } = draft;
  const body = Buffer.isBuffer(draft.body) ? draft.body : Buffer.from(draft.body ?? '');
  const date = amzDate(now);
  const own: Headers = [['Host', host], ...(method === 'POST' ? ([['Content-Type', FORM]] as const) : []), ['X-Amz-Date', date]];
  const given = draft.headers ?? [];
  const isGiven = (name: string): boolean => given.some(([other]) => other.toLowerCase() === name.toLowerCase());
  const headers = [...own.filter(([name]) => !isGiven(name)), ...given];
  const names = draft.signedHeaders ?? [...new Set(headers.map(([name]) => name.toLowerCase()))].sort();
  const valueOf = (name: string): string =>
    headers
      .filter(([other]) => other.toLowerCase() === name)
      .map(([, value]) => value.trim())
      .join(',');
  const [path = '', query = ''] = target.split('?');
  const canonical = [
    method,
    path,
    sortedQuery(query),
    ...names.map((name) => `${name}:${valueOf(name)}`),
    '',
    names.join(';'),
    draft.payloadHash ?? valueOf('x-amz-content-sha256') ?? '',
  ];
  if (canonical.at(-1) === '') canonical[canonical.length - 1] = sha256(body);
  const signature = signatureOf(canonical.join('\n'), keys, date, region, service);
  const credential = `${keys.accessKeyId}/${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { method, target, headers: [...headers, ['Authorization', authorization]], body };
}

/** A presigned URL's target. `change` may spoil its parameters before they are signed. */
export function presigned(
  host: string,
  draft: Omit<Draft, 'headers' | 'signedHeaders'> & { readonly query: Readonly<Record<string, string | undefined>> },
): Raw {
  const { method = 'GET', keys, region = 'us-east-1', service = 'sts', now = new Date(), query } = draft;
  const date = amzDate(now);
  const all: Record<string, string | undefined> = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${keys.accessKeyId}/${date.slice(0, 8)}/${region}/${service}/aws4_request`,
    'X-Amz-Date': date,
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    ...query,
  };
  const present = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = present
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&');
  const body = Buffer.from(draft.body ?? '');
  const canonical = [method, '/', text, `host:${host}`, '', 'host', draft.payloadHash ?? sha256(body)].join('\n');
  const signature = signatureOf(canonical, keys, date, region, service);
  return { method, target: `/?${text}&X-Amz-Signature=${signature}`, headers: [['Host', host]], body };
}

/** A message in the bytes of HTTP/1.1, with a Content-Length unless it says otherwise. */
export function bytesOf({ method, target, headers, body }: Raw, more: readonly string[] = []): Buffer {
  const framed = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), ...more];
  if (!framed && (body.length > 0 || method === 'POST')) lines.push(`Content-Length: ${body.length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** Writes bytes to a port and reads until the other side closes, or says nothing for `quiet` milliseconds. */
export function exchange(endpoint: string, bytes: Buffer | readonly Buffer[], quiet = 5000): Promise<string> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      for (const part of Buffer.isBuffer(bytes) ? [bytes] : bytes) socket.write(part);
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.setTimeout(quiet, () => socket.destroy());
    // A server that refuses may close while we still write; what it said first is the answer.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
    );
    socket.on('close', () => resolve(text));
  });
}

/** The answers in what came back over one connection, by their Content-Length. */
export function answersIn(text: string): Answer[] {
  const answers: Answer[] = [];
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0 || !rest.startsWith('HTTP/')) break;
    const head = rest.slice(0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    const body = rest.slice(end + 4, end + 4 + length);
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
    answers.push({ status, head, body, code: /<Code>(.*?)<\/Code>/.exec(body)?.[1] });
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}

const NONE: Answer = { status: 0, head: '', body: '', code: undefined };

/** Sends one message on a connection of its own. A connection closed without a word has status 0. */
export async function send(endpoint: string, message: Raw): Promise<Answer> {
  const text = await exchange(endpoint, bytesOf(message, ['Connection: close']));
  return answersIn(text)[0] ?? NONE;
}

/** A caller of one server with one key. */
export interface Client {
  (action: string, parameters?: Readonly<Record<string, string>>, more?: Partial<Draft>): Promise<Answer>;
  readonly keys: Keys;
}

const versionOf = (service: string): string => ({ sts: STS, countersign: OWN })[service] ?? IAM;

/** Calls actions with given keys; the service is IAM unless `more.service` says another. */
export function clientOf(server: { readonly endpoint: string }, keys: Keys): Client {
  const call = (action: string, parameters = {}, more: Partial<Draft> = {}): Promise<Answer> => {
    const { host } = new URL(server.endpoint);
    const Version = versionOf(more.service ?? 'iam');
    return send(server.endpoint, signed(host, { keys, body: form({ Action: action, Version, ...parameters }), ...more }));
  };
  return Object.assign(call, { keys });
}

/** Makes a user with an inline policy (if any) and one key. */
export async function makeUser(root: Client, server: TestServer, name: string, statements?: readonly object[]): Promise<Client> {
  await done(root('CreateUser', { UserName: name }));
  if (statements) await done(root('PutUserPolicy', { UserName: name, PolicyName: 'own', PolicyDocument: policy(statements) }));
  return clientOf(server, await makeKey(root, name));
}

export async function makeKey(root: Client, name: string): Promise<Keys> {
  const { body } = await done(root('CreateAccessKey', { UserName: name }));
  return { accessKeyId: member(body, 'AccessKeyId'), secretAccessKey: member(body, 'SecretAccessKey') };
}

export const policy = (statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
export const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  Condition?: object,
): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});

/** The text of an element of an answer, unescaped. */
export const member = (body: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Waits for an answer that must be a success. @throws Error with what it says otherwise */
export async function done(pending: Promise<Answer>): Promise<Answer> {
  const answer = await pending;
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
  return answer;
}

/** The configuration of a silent server on a free port. */
export const configOf = (dataDir: string, env: Readonly<Record<string, string>> = {}): Config =>
  loadConfig({
    flags: {},
    env: { COUNTERSIGN_DATA_DIR: dataDir, COUNTERSIGN_PORT: '0', COUNTERSIGN_LOG_LEVEL: 'silent', ...env },
    readFile: () => '{}',
    cwd: tmpdir(),
  });

/** Serves a data directory that may be there already. @throws whatever the server says when it refuses to start */
export async function serveOn(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly endpoint: string; stop(): Promise<void> }> {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    const running = await serve(configOf(dataDir, env));
    return { endpoint: /Endpoint \(IAM and STS\)\s+(\S+)/.exec(printed)?.[1] ?? '', stop: () => running.stop() };
  } finally {
    write.mockRestore();
  }
}
