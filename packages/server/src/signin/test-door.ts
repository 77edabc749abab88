import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { AuditEvent } from '../audit/event.ts';
import { createSessionAuthenticator } from '../authn/session-authenticator.ts';
import { createSessionUses } from '../authn/session-uses.ts';
import { nameKey } from '../domain/names.ts';
import { createView, type Feed } from '../feed/view.ts';
import type { PasswordHasher } from '../operations/operation.ts';
import { addAccount } from '../store/accounts.ts';
import { addLoginProfile } from '../store/login-profiles.ts';
import { addMfaDevice } from '../store/mfa-devices.ts';
import { addPasskey } from '../store/passkeys.ts';
import { replaceRecoveryCodes } from '../store/recovery-codes.ts';
import type { Store, Write } from '../store/store.ts';
import { openTestStore } from '../store/test-store.ts';
import { addUser } from '../store/users.ts';
import { createMfaSeeds } from '../vault/mfa-seeds.ts';
import { createDoor } from './door.ts';
import { makePasskey, type TestPasskey } from './test-passkey.ts';
import type { SessionSettings } from './tools.ts';

export const ACCOUNT: string = '123456789012';
export const PAGE: string = 'https://iam.example.org';

/** What the door answered. */
export interface Answer {
  readonly status: number;
  // Tests know what is in it.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  /** The session id that was set; empty when one was taken away. */
  readonly cookie: string | undefined;
}

/** Where a request comes from. */
export interface From {
  readonly cookie?: string | undefined;
  readonly page?: string;
  readonly sourceIp?: string;
}

/** The console's door over a throw-away store, with a clock of the test's own. */
export interface DoorRig {
  readonly store: Store;
  readonly feed: Feed;
  /** Milliseconds since 1970; a test may set it. */
  now: number;
  readonly settings: { -readonly [Key in keyof SessionSettings]: SessionSettings[Key] };
  /** What was recorded, with a change or without. */
  readonly recorded: readonly AuditEvent[];
  /** Every hash that a password was held against, in order. */
  readonly verified: readonly (string | null | undefined)[];
  write<T>(run: (write: Write) => Promise<T>): Promise<T>;
  /** Adds a user, with a password when one is given. @returns the user id */
  addUser(
    name: string,
    password?: string,
    more?: { readonly resetRequired?: number; readonly changedAt?: number },
  ): Promise<string>;
  /** Gives a virtual device to a user, or to root. @returns what shows its codes */
  addTotp(ownerId: string): Promise<(now?: number) => string>;
  addPasskey(ownerId: string): Promise<TestPasskey>;
  addRecoveryCodes(ownerId: string, codes: readonly string[]): Promise<void>;
  step(name: string, body: unknown, from?: From): Promise<Answer>;
  session(from: From): Promise<Answer>;
  close(): Promise<void>;
}

const hash = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Opens the door of the account `ACCOUNT`, whose alias is `acme` and whose root has the password `root password`. */
export async function openDoor(): Promise<DoorRig> {
  const opened = await openTestStore();
  const { store } = opened;
  const feed = createView(store);
  const settings = { region: 'eu-west-1', consoleSessionSeconds: 43_200, consoleIdleSeconds: 3600, consoleStepUpSeconds: 900 };
  const recorded: AuditEvent[] = [];
  const verified: (string | null | undefined)[] = [];
  const record = (event: AuditEvent): void => void recorded.push(event);
  // Fast, and good for nothing but tests: bound to account and principal as the vault's.
  const passwords: PasswordHasher = {
    hash: (...parts) => Promise.resolve(hash(...parts)),
    verify(accountId, principalId, stored, password) {
      verified.push(stored);
      return Promise.resolve(stored === hash(accountId, principalId, password));
    },
  };
  const seedKey = createSecretKey(randomBytes(32));
  const seeds = createMfaSeeds({
    deploymentId: 'test',
    random: randomBytes,
    keys: { learn() {}, learnAll() {}, knows: () => true, newest: () => 1, open: () => seedKey },
  });
  const uses = createSessionUses(settings.consoleIdleSeconds * 1000);
  const sessions = createSessionAuthenticator({
    view: feed.view,
    uses,
    partition: 'aws',
    region: settings.region,
    idleMs: settings.consoleIdleSeconds * 1000,
  });
  const door = createDoor({
    store,
    sessions,
    passwords,
    seeds,
    hashRecoveryCode: hash,
    trail: { record, recordWith: record },
    random: randomBytes,
    settings,
    keepsCookie: (page) => page.startsWith('https:'),
    fault(error) {
      throw error;
    },
  });
  const write = <T>(run: (write: Write) => Promise<T>): Promise<T> =>
    store.write({ receipt: { accountId: ACCOUNT, requestId: 'test', time: rig.now }, run });
  const rootPasswordHash = hash(ACCOUNT, ACCOUNT, 'root password');
  let made = 0;

  const visitOf = (target: string, body: string, { cookie, page = PAGE, sourceIp = '203.0.113.7' }: From) => ({
    requestId: `request ${++made}`,
    now: new Date(rig.now),
    page,
    origin: { sourceIp, userAgent: 'Mozilla/5.0 (test)', secure: true, page },
    request: {
      method: 'POST',
      target,
      rawHeaders: [
        'content-type',
        'application/json',
        ...(cookie === undefined ? [] : ['cookie', `__Host-countersign=${cookie}`]),
      ],
      body: Buffer.from(body),
      peer: sourceIp,
      tls: true,
    },
  });
  const answerOf = (response: Awaited<ReturnType<typeof door.session>>): Answer => ({
    status: response.status,
    body: JSON.parse(String(response.body)) as unknown,
    cookie: /^__Host-countersign=([^;]*)/.exec(response.headers['set-cookie'] ?? '')?.[1],
  });

  const rig: DoorRig = {
    store,
    feed,
    now: Date.parse('2026-11-24T12:00:00Z'),
    settings,
    recorded,
    verified,
    write,
    async addUser(name, password, { resetRequired = 0, changedAt = rig.now } = {}) {
      const userId = `AIDA${name.toUpperCase()}`;
      const user = { accountId: ACCOUNT, userId, name, nameKey: nameKey(name), path: '/', createdAt: 0 };
      await write(async (w) => {
        await addUser(w, { ...user, boundaryArn: null, passwordLastUsedAt: null });
        if (password === undefined) return;
        const passwordHash = hash(ACCOUNT, userId, password);
        await addLoginProfile(w, { accountId: ACCOUNT, userId, passwordHash, createdAt: 0, changedAt, resetRequired });
      });
      return userId;
    },
    async addTotp(ownerId) {
      const deviceId = `device ${++made}`;
      const place = { accountId: ACCOUNT, deviceId, ownerId };
      const { base32, sealed: sealedSeed } = seeds.make(place);
      const device = { ...place, path: '/', name: deviceId, serialKey: deviceId, sealedSeed, createdAt: 0, enabledAt: 0 };
      await write((w) => addMfaDevice(w, { ...device, drift: 0, lastStep: null }));
      const totp = new TOTP({ secret: Secret.fromBase32(base32) });
      return (now = rig.now) => totp.generate({ timestamp: now });
    },
    async addPasskey(ownerId) {
      const passkey = makePasskey();
      await write((w) => addPasskey(w, passkey.row(ACCOUNT, ownerId)));
      return passkey;
    },
    addRecoveryCodes: (ownerId, codes) =>
      write((w) =>
        replaceRecoveryCodes(
          w,
          ACCOUNT,
          ownerId,
          codes.map((code) => hash(ACCOUNT, ownerId, code)),
          0,
        ),
      ),
    async step(name, body, from = {}) {
      const response = door.step(name, visitOf(`/console/signin/${name}`, JSON.stringify(body), from));
      if (!response) throw new RangeError(`there is no step ${name}`);
      return answerOf(await response);
    },
    session: async (from) => answerOf(await door.session(visitOf('/console/session', '', from))),
    close: () => opened.close(),
  };
  const account = { accountId: ACCOUNT, name: 'test', createdAt: 0, alias: 'acme', rootPasswordHash };
  await write((w) => addAccount(w, account));
  return rig;
}
