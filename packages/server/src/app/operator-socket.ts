import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Operator } from './operator.types.ts';

/** Unix socket addresses hold 107 bytes; a longer one is cut in silence. */
const LONGEST = 100;

/**
 * Where the operator's socket of a data directory stands: inside it, or, when that path is too long for a socket, in a
 * private folder of this user under the temporary directory.
 */
export function socketPath(dataDir: string): string {
  const inside = join(dataDir, 'operator.sock');
  if (Buffer.byteLength(inside) <= LONGEST) return inside;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return join(tmpdir(), `countersign-${userInfo().uid}`, `${name}.sock`);
}

/** A folder that this user alone can enter; refuses one that somebody else prepared. */
function privateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { mode, uid } = lstatSync(path);
  if (uid !== userInfo().uid || (mode & 0o077) !== 0) throw new Error(`${path} is not private to this user`);
}

type Request = { readonly method: keyof Operator; readonly argument?: unknown };
type Reply = { readonly value?: unknown; readonly line?: string; readonly end?: true; readonly error?: string };

/**
 * Opens the operator's door beside a running server: one JSON request a connection, JSON lines back.
 * Whoever can open the socket can read the database and its key file too: it gives no power that they lack.
 */
export async function serveOperator(dataDir: string, operator: Operator): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDir);
  if (path.startsWith(tmpdir()) && !path.startsWith(dataDir)) privateFolder(join(path, '..'));
  rmSync(path, { force: true }); // the data directory's lock is ours, so a socket left here is a dead one's
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => socket.destroy());
    lines.once('line', (line) => {
      void reply(socket, line, operator).then(() => socket.end());
    });
  });
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(before);
  }
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(path, { force: true });
          resolve();
        });
        // Who follows the trail, or says nothing at all, would keep the door open for ever.
        for (const socket of open) socket.destroy();
      }),
  };
}

async function reply(socket: Socket, line: string, operator: Operator): Promise<void> {
  const say = (message: Reply): boolean => socket.write(`${JSON.stringify(message)}\n`);
  try {
    const { method, argument } = JSON.parse(line) as Request;
    if (method === 'auditTail') {
      for await (const record of operator.auditTail(argument as Parameters<Operator['auditTail']>[0])) {
        if (socket.destroyed) return;
        say({ line: record });
      }
      say({ end: true });
    } else if (method === 'createAccount') {
      say({ value: await operator.createAccount(argument as Parameters<Operator['createAccount']>[0]) });
    } else if (method === 'resetRoot') {
      say({ value: await operator.resetRoot(argument as Parameters<Operator['resetRoot']>[0]) });
    } else if (method === 'listAccounts' || method === 'rotateKeyring' || method === 'auditVerify') {
      say({ value: await operator[method]() });
    } else {
      say({ error: `unknown request ${JSON.stringify(method)}` });
    }
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
}

/** Speaks to a running server; undefined when none answers on the data directory's socket. */
export async function connectOperator(dataDir: string): Promise<Operator | undefined> {
  const path = socketPath(dataDir);
  if (!existsSync(path)) return undefined;
  const connect = (): Promise<Socket | undefined> =>
    new Promise((resolve, reject) => {
      const socket = createConnection(path);
      socket.once('connect', () => resolve(socket));
      socket.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
        else reject(error);
      });
    });
  const probe = await connect();
  if (!probe) return undefined;
  probe.destroy();

  async function* ask(request: Request): AsyncGenerator<Reply> {
    const socket = await connect();
    if (!socket) throw new Error('the server stopped');
    try {
      socket.write(`${JSON.stringify(request)}\n`);
      for await (const line of createInterface({ input: socket })) {
        const message = JSON.parse(line) as Reply;
        if (message.error !== undefined) throw new Error(message.error);
        if (message.end) return;
        yield message;
      }
    } finally {
      socket.destroy();
    }
  }
  const one = async (method: keyof Operator, argument?: unknown): Promise<unknown> => {
    for await (const message of ask({ method, argument })) return message.value;
    throw new Error('the server closed the connection without an answer');
  };
  return {
    createAccount: (request) => one('createAccount', request) as ReturnType<Operator['createAccount']>,
    resetRoot: (request) => one('resetRoot', request) as ReturnType<Operator['resetRoot']>,
    listAccounts: () => one('listAccounts') as ReturnType<Operator['listAccounts']>,
    rotateKeyring: () => one('rotateKeyring') as ReturnType<Operator['rotateKeyring']>,
    auditVerify: () => one('auditVerify') as ReturnType<Operator['auditVerify']>,
    async *auditTail(request) {
      for await (const message of ask({ method: 'auditTail', argument: request }))
        if (message.line !== undefined) yield message.line;
    },
    close: async () => undefined,
  };
}
