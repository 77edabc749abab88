import { createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { rootArn, userArn } from '../domain/arns.ts';
import type { Caller } from '../domain/caller.ts';
import { ServiceError } from '../domain/errors.ts';
import { addAccount } from '../store/accounts.ts';
import type { Store, Touched, Write } from '../store/store.ts';
import { openTestStore } from '../store/test-store.ts';
import { findUserByName } from '../store/users.ts';
import { awsManagedPolicies } from './managed-policies.ts';
import { createTickets } from '../signin/tickets.ts';
import { createMfaSeeds } from '../vault/mfa-seeds.ts';
import type {
  Markers,
  MfaSeeds,
  Operation,
  PasskeyTicket,
  PasswordHasher,
  ReadTools,
  Target,
  Tools,
  WriteTools,
} from './operation.ts';
import { createTryLimit } from './try-limit.ts';

/** The account of every rig. */
export const ACCOUNT: string = '123456789012';

/** What a test needs to run operations: a throw-away store, made-up callers, a fixed clock and seeded chance. */
export interface TestRig {
  readonly store: Store;
  /** The SQLite file. */
  readonly file: string;
  /** The root user of `ACCOUNT`. */
  readonly root: Caller;
  /** What time operations see; a test may set it. */
  now: Date;
  /** What `lastUse` answers; a test may add to it. */
  readonly uses: Map<string, NonNullable<ReturnType<Tools['lastUse']>>>;
  /** When console sessions were used, as far as that is only remembered; a test may add to it. */
  readonly sessionUses: Map<string, number>;
  readonly seeds: MfaSeeds;
  /** What policies would say of each target that an operation asks about; a test may set it. */
  refusals: (target: Target) => string | undefined;
  /** The targets that were asked about, in order. */
  readonly checked: readonly Target[];
  /** What happens while a password is being hashed; a test may set it. */
  duringHash: () => Promise<unknown>;
  /** What the last write touched, as `kind id`. */
  readonly touched: readonly string[];
  /** Runs an operation, as root when no caller is given; a write in a transaction of its own. It is not authorized. */
  run<Input, Output>(operation: Operation<Input, Output>, input: Input, caller?: Caller): Promise<Output>;
  /** What an operation acts on. */
  targets<Input, Output>(operation: Operation<Input, Output>, input: Input, caller?: Caller): Promise<readonly Target[]>;
  /** Does something else to the data in one transaction. */
  write<T>(job: (write: Write) => Promise<T>): Promise<T>;
  /** A caller for a user that exists. */
  as(userName: string): Promise<Caller>;
  /** Root of another account, which is made. */
  other(accountId: string): Promise<Caller>;
  close(): Promise<void>;
}

// Nothing is remembered here: what an operation reads is what the store holds.
const recall: ReadTools['recall'] = (_, load) => load();

/** Opens a rig with the empty account `ACCOUNT`. Close it after the test. */
export async function openTestRig(): Promise<TestRig> {
  const testStore = await openTestStore(ACCOUNT);
  const { store, file } = testStore;
  const uses: TestRig['uses'] = new Map();
  const checked: Target[] = [];
  const managed = awsManagedPolicies();
  let drawn = 0;
  let touched: readonly Touched[] = [];
  store.onCommitted((all) => {
    touched = all;
  });

  const tools = (caller: Caller): Tools => ({
    caller,
    now: rig.now,
    requestId: 'test',
    random: (length) => seeded(drawn++, length),
    // What it gives does not hold the secret; nothing here needs to open it.
    vault: {
      sealAccessKey: (...parts) => `csk1.${createHash('sha256').update(parts.join(' ')).digest('hex')}`,
      hashRecoveryCode: (...parts) => createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    },
    passwords: {
      ...passwords,
      async hash(...parts) {
        await rig.duringHash();
        return passwords.hash(...parts);
      },
    },
    seeds,
    passwordTries,
    passkeyTickets,
    managed,
    markers,
    authorizationMessages,
    audit: { flush: () => Promise.resolve() },
    refusals(targets) {
      checked.push(...targets);
      return Promise.resolve(targets.map((target) => rig.refusals(target)));
    },
    consoleSessions: { idleMs: 3_600_000, lastUse: (sessionHash) => rig.sessionUses.get(sessionHash) },
    lastUse: (accessKeyId) => uses.get(accessKeyId),
  });
  const passwordTries = createTryLimit();
  const passkeyTickets = createTickets<PasskeyTicket>(randomBytes);
  const write = <T>(accountId: string, job: (write: Write) => Promise<T>): Promise<T> => {
    touched = [];
    return store.write({ receipt: { accountId, requestId: 'test', time: rig.now.getTime() }, run: job });
  };

  const rig: TestRig = {
    store,
    file,
    root: rootCaller(ACCOUNT),
    now: new Date('2026-11-24T12:00:00Z'),
    uses,
    sessionUses: new Map(),
    seeds,
    refusals: () => undefined,
    checked,
    duringHash: () => Promise.resolve(),
    get touched() {
      return touched.map(({ kind, id }) => `${kind} ${id}`);
    },
    async run(operation, input, caller = rig.root) {
      const read = { ...tools(caller), db: store.read, recall };
      if (operation.kind === 'read') return await operation.run(input, read);
      const within = (w: Write): WriteTools => ({ ...tools(caller), db: w.db, write: w, recall });
      if (!operation.prepare) return await write(caller.accountId, (w) => operation.run(input, within(w)));
      const ready = await operation.prepare(input, read);
      return await write(caller.accountId, (w) => operation.run(input, within(w), ready));
    },
    async targets(operation, input, caller = rig.root) {
      return (await operation.targets?.(input, { ...tools(caller), db: store.read, recall })) ?? [];
    },
    write: (job) => write(ACCOUNT, job),
    async as(userName) {
      const user = await findUserByName(store.read, ACCOUNT, userName);
      if (!user) throw new RangeError(`no user ${userName} to call as`);
      return made({
        kind: 'user',
        accountId: ACCOUNT,
        arn: userArn(user),
        userId: user.userId,
        userName: user.name,
        ...travelled,
      });
    },
    async other(accountId) {
      const account = { accountId, name: 'other', createdAt: 0, alias: null, rootPasswordHash: null };
      await write(accountId, (w) => addAccount(w, account));
      return rootCaller(accountId);
    },
    close: () => testStore.close(),
  };
  return rig;
}

const travelled = {
  signed: { accessKeyId: 'AKIATEST', region: 'us-east-1', service: 'iam', via: 'header' },
  origin: { sourceIp: '203.0.113.7', userAgent: 'test', secure: true },
} as const;

const rootCaller = (accountId: string): Caller => made({ kind: 'root', accountId, arn: rootArn(accountId), ...travelled });

/** Only `authn` makes callers; a test makes one up, and says so with this cast. */
const made = (caller: object): Caller => caller as Caller;

/** Chance that is the same in every run. */
function seeded(draw: number, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) => createHash('sha256').update(`${draw} ${i}`).digest());
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
}

/** Markers that are signed and not hidden: enough to tell a good one from a bad one. */
const markers: Markers = {
  seal(scope, position) {
    const bytes = Buffer.from(position);
    // As the vault's: a longer one would not fit into AWS's 320 characters once it is sealed.
    if (bytes.length > 212) throw new RangeError(`a position of ${bytes.length} bytes does not fit into a marker`);
    return `${bytes.toString('base64url')}.${sign(scope, position)}`;
  },
  open(scope, marker) {
    const [text = '', signature] = marker.split('.');
    const position = Buffer.from(text, 'base64url').toString();
    if (signature !== sign(scope, position)) throw new ServiceError('ValidationError', 'Invalid Marker.');
    return position;
  },
};

/** Messages that are bound to their account and not hidden: enough to tell a good one from a bad one. */
const authorizationMessages: Tools['authorizationMessages'] = {
  open(accountId, message) {
    const [owner, ...text] = message.split(' ');
    if (owner !== accountId) throw new ServiceError('InvalidAuthorizationMessageException', 'invalid');
    return text.join(' ');
  },
};

/** Fast, and good for nothing but tests: bound to account and principal as the vault's. */
const fastHash = (...parts: readonly string[]): string =>
  `pw1.${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
const passwords: PasswordHasher = {
  hash: (...parts) => Promise.resolve(fastHash(...parts)),
  verify: (accountId, principalId, stored, password) => Promise.resolve(stored === fastHash(accountId, principalId, password)),
};

const seedKey = createSecretKey(randomBytes(32));
/** The vault's own, under one key for all accounts. */
const seeds: MfaSeeds = createMfaSeeds({
  deploymentId: 'test',
  random: randomBytes,
  keys: { learn() {}, learnAll() {}, knows: () => true, newest: () => 1, open: () => seedKey },
});

const sign = (scope: string, position: string): string =>
  createHmac('sha256', 'test')
    .update(JSON.stringify([scope, position]))
    .digest('base64url');
