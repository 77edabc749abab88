import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeLoginProfile } from '../store/login-profiles.ts';
import { putPasswordPolicy } from '../store/password-policies.ts';
import { findUserById } from '../store/users.ts';
import { ACCOUNT, openDoor, type DoorRig, type From } from './test-door.ts';

let rig: DoorRig;
beforeEach(async () => {
  rig = await openDoor();
});
afterEach(() => rig.close());

const DAY = 86_400_000;
const failed = {
  status: 401,
  body: { error: { code: 'SignInFailed', message: 'Your authentication information is incorrect. Please try again.' } },
  cookie: undefined,
};
const signIn = (userName: string, password: string, from: From = {}, account = ACCOUNT) =>
  rig.step('password', { account, userName, password }, from);
const policy = (more: object) =>
  rig.write((w) =>
    putPasswordPolicy(w, {
      accountId: ACCOUNT,
      minimumLength: 8,
      requireSymbols: 0,
      requireNumbers: 0,
      requireUppercase: 0,
      requireLowercase: 0,
      allowChange: 0,
      maxAgeDays: null,
      reusePrevention: null,
      hardExpiry: null,
      ...more,
    }),
  );

const many = async (times: number, from: (i: number) => From = () => ({})) => {
  const statuses = [];
  for (let i = 0; i < times; i++) statuses.push((await signIn('alice', 'Wrong-Horse-1', from(i))).status);
  return statuses;
};

const mustChange = async () => {
  await rig.addUser('alice', 'First-Horse-1', { resetRequired: 1 });
  return signIn('alice', 'First-Horse-1');
};

describe('a sign-in with a password', () => {
  it.each([
    ['the account’s id', ACCOUNT],
    ['its id as people write it', '1234-5678-9012'],
    ['its alias', 'acme'],
    ['its alias in capitals', 'ACME'],
  ])('finds the account by %s', async (_, account) => {
    await rig.addUser('alice', 'Right-Horse-1');
    const answer = await signIn('Alice', 'Right-Horse-1', {}, account);
    expect(answer).toMatchObject({ status: 200, body: { status: 'signedIn' } });
    expect((await rig.session({ cookie: answer.cookie })).body).toMatchObject({
      signedIn: true,
      accountId: ACCOUNT,
      accountAlias: 'acme',
      kind: 'user',
      userName: 'alice',
      userId: 'AIDAALICE',
      arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
      mfa: false,
      issuedAt: '2026-11-24T12:00:00.000Z',
      expiresAt: '2026-11-25T00:00:00.000Z',
      provenAt: '2026-11-24T12:00:00.000Z',
      idleSeconds: 3600,
      stepUpSeconds: 900,
      sessionId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) as unknown,
    });
  });

  it('lets root in when root is said, and takes no user for it', async () => {
    const root = await rig.step('password', { account: 'acme', root: true, password: 'root password' });
    expect((await rig.session({ cookie: root.cookie })).body).toMatchObject({
      kind: 'root',
      arn: `arn:aws:iam::${ACCOUNT}:root`,
    });
    expect(await signIn(ACCOUNT, 'root password')).toEqual(failed);
  });

  it('keeps the hash of the session id, and the id nowhere', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    const { cookie = '' } = await signIn('alice', 'Right-Horse-1');
    expect(cookie).toMatch(/^[\w-]{43}$/);
    const rows = await rig.store.read.selectFrom('consoleSessions').selectAll().execute();
    expect(rows).toMatchObject([{ principalId: 'AIDAALICE', sessionHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }]);
    expect(JSON.stringify([rows, rig.recorded])).not.toContain(cookie);
  });

  it('shows on the user, and in the record as CloudTrail has it', async () => {
    const userId = await rig.addUser('alice', 'Right-Horse-1');
    await signIn('alice', 'Right-Horse-1');
    expect((await findUserById(rig.store.read, ACCOUNT, userId))?.passwordLastUsedAt).toBe(rig.now);
    expect(rig.recorded).toMatchObject([
      {
        service: 'signin',
        eventName: 'ConsoleLogin',
        eventType: 'AwsConsoleSignIn',
        recipientAccountId: ACCOUNT,
        identity: { type: 'IAMUser', principalId: userId, userName: 'alice', accessKeyId: '' },
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: { LoginTo: 'https://iam.example.org/console/', MobileVersion: 'No', MFAUsed: 'No' },
      },
    ]);
  });
});

describe('a sign-in that fails', () => {
  it('answers the same, after the same work, whatever was wrong', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    await rig.addUser('bare');
    const answers = [
      await signIn('alice', 'Wrong-Horse-1'),
      await signIn('nobody', 'Right-Horse-1'),
      await signIn('bare', 'Right-Horse-1'),
      await signIn('alice', 'Right-Horse-1', {}, '210987654321'),
      await signIn('alice', 'Right-Horse-1', {}, 'nobodys-alias'),
      await rig.step('password', { account: ACCOUNT, root: true, password: 'Wrong-Horse-1' }),
      await rig.step('password', { account: '210987654321', root: true, password: 'root password' }),
    ];
    expect(answers).toEqual(answers.map(() => failed));
    expect(rig.verified).toHaveLength(answers.length);
  });

  it('is recorded; what was typed for a name that nobody has is not, since it may be a password', async () => {
    const userId = await rig.addUser('alice', 'Right-Horse-1');
    await signIn('alice', 'Wrong-Horse-1');
    await signIn('MyPassword-99', 'alice');
    await signIn('alice', 'Right-Horse-1', {}, '210987654321');
    const common = { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } };
    expect(rig.recorded).toMatchObject([
      { ...common, identity: { principalId: userId }, error: { message: 'Failed authentication' } },
      {
        ...common,
        recipientAccountId: ACCOUNT,
        identity: { type: 'IAMUser', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        error: { message: 'No username found in supplied account' },
      },
      { ...common, recipientAccountId: undefined, identity: { type: 'Unknown' } },
    ]);
    expect(JSON.stringify(rig.recorded)).not.toMatch(/MyPassword|Horse/);
  });

  it.each([
    [{}],
    [{ account: ACCOUNT, userName: 'alice' }],
    [{ account: ACCOUNT, userName: 7, password: 'x' }],
    [{ account: '', userName: 'alice', password: 'x' }],
    [{ account: ACCOUNT, userName: 'alice', password: 'x'.repeat(2000) }],
    [[]],
    ['text'],
  ])('is a bad request when it is %j', async (body) => {
    expect(await rig.step('password', body)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
    expect(rig.verified).toEqual([]);
  });

  it('needs TLS, before anything is looked at', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    const answer = await signIn('alice', 'Right-Horse-1', { page: 'http://iam.example.org' });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InsecureContext' } }, cookie: undefined });
    expect(rig.verified).toEqual([]);
  });
});

describe('tries', () => {
  it('are five in a minute at one user from one address; another address may go on, and nobody is locked out', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    expect(await many(7)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await signIn('alice', 'Right-Horse-1')).toMatchObject({ status: 429, body: { error: { code: 'TooManyTries' } } });
    expect(await signIn('alice', 'Right-Horse-1', { sourceIp: '198.51.100.1' })).toMatchObject({ status: 200 });
    rig.now += 60_000;
    expect(await signIn('alice', 'Right-Horse-1')).toMatchObject({ status: 200 });
  });

  it('from one network of IPv6 are from one address', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    expect(await many(6, (i) => ({ sourceIp: `2001:db8::${i + 1}` }))).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('at a name that nobody has are limited just so', async () => {
    expect(await many(6)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('are the same for the account’s id and its alias, and for a name in any letters', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    for (const [name, account] of [
      ['alice', ACCOUNT],
      ['Alice', 'acme'],
      ['ALICE', 'ACME'],
      ['alice', '1234-5678-9012'],
      ['aLice', ACCOUNT],
    ] as const) {
      expect((await signIn(name, 'Wrong-Horse-1', {}, account)).status).toBe(401);
    }
    expect((await signIn('alice', 'Right-Horse-1', {}, 'acme')).status).toBe(429);
  });

  it('are thirty in a minute at one user from all addresses', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    const statuses = await many(32, (i) => ({ sourceIp: `198.51.100.${i}` }));
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual([429, 429]);
  });

  it('are a hundred in a minute from one address, whoever is tried', async () => {
    const statuses = [];
    for (let i = 0; i < 102; i++) statuses.push((await signIn(`user${i}`, 'Wrong-Horse-1')).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
    expect((await signIn('someone', 'x', { sourceIp: '198.51.100.1' })).status).toBe(401);
  });
});

describe('a password that must be changed', () => {
  it('lets its user in after another was set, without any permission for it', async () => {
    const asked = await mustChange();
    expect(asked).toMatchObject({ status: 200, body: { status: 'newPassword', reason: 'mustChange' }, cookie: undefined });
    const { ticket } = asked.body;
    const answer = await rig.step('new-password', { ticket, newPassword: 'Second-Horse-2' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'signedIn' } });
    expect(rig.recorded.map(({ eventName }) => eventName)).toEqual(['ChangePassword', 'ConsoleLogin']);
    expect((await rig.session({ cookie: answer.cookie })).body).toMatchObject({ userName: 'alice' });
    expect((await signIn('alice', 'First-Horse-1')).status).toBe(401);
    expect((await signIn('alice', 'Second-Horse-2')).body).toEqual({ status: 'signedIn' });
  });

  it('keeps its ticket while what is typed is no password for the account, and not after', async () => {
    const { ticket } = (await mustChange()).body;
    const set = (newPassword: string) => rig.step('new-password', { ticket, newPassword });
    expect(await set('short')).toMatchObject({
      status: 400,
      body: {
        error: { code: 'PasswordPolicyViolation', message: 'Password does not conform to the account password policy.' },
      },
    });
    expect(await set('First-Horse-1')).toMatchObject({ status: 400, body: { error: { code: 'PasswordPolicyViolation' } } });
    expect((await set('Second-Horse-2')).status).toBe(200);
    expect(await set('Third-Horse-3')).toMatchObject({ status: 401, body: { error: { code: 'TicketExpired' } } });
  });

  it('cannot be set twice with one ticket at once', async () => {
    const { ticket } = (await mustChange()).body;
    const answers = await Promise.all(
      ['Second-Horse-2', 'Third-Horse-3'].map((newPassword) => rig.step('new-password', { ticket, newPassword })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it('ends the sessions that the former one opened', async () => {
    const userId = await rig.addUser('alice', 'First-Horse-1');
    await signIn('alice', 'First-Horse-1');
    await policy({ maxAgeDays: 1 });
    rig.now += DAY;
    const { body } = await signIn('alice', 'First-Horse-1');
    expect(body).toMatchObject({ status: 'newPassword', reason: 'expired' });
    await rig.step('new-password', { ticket: body.ticket, newPassword: 'Second-Horse-2' });
    const rows = await rig.store.read.selectFrom('consoleSessions').selectAll().where('principalId', '=', userId).execute();
    expect(rows.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
    expect(rows).toHaveLength(2);
  });

  it('is of no use when it expired and an administrator must set another', async () => {
    await rig.addUser('alice', 'First-Horse-1', { changedAt: rig.now - 2 * DAY });
    await policy({ maxAgeDays: 1, hardExpiry: 1 });
    expect(await signIn('alice', 'First-Horse-1')).toMatchObject({
      status: 403,
      body: { error: { code: 'PasswordExpired' } },
      cookie: undefined,
    });
    expect((await signIn('alice', 'Wrong-Horse-1')).status).toBe(401);
  });

  it('is no longer asked for when the profile went meanwhile', async () => {
    const { ticket } = (await mustChange()).body;
    await rig.write((w) => removeLoginProfile(w, ACCOUNT, 'AIDAALICE'));
    expect(await rig.step('new-password', { ticket, newPassword: 'Second-Horse-2' })).toEqual(failed);
  });
});

describe('a session', () => {
  it('has another id after each sign-in, and the one that the browser brought is over', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    const fixed = 'f'.repeat(43);
    const first = await signIn('alice', 'Right-Horse-1', { cookie: fixed });
    expect(first.cookie).not.toBe(fixed);
    expect((await rig.session({ cookie: fixed })).body).toEqual({ signedIn: false });
    const second = await signIn('alice', 'Right-Horse-1', { cookie: first.cookie });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await rig.session({ cookie: first.cookie })).body).toEqual({ signedIn: false });
    expect((await rig.session({ cookie: second.cookie })).body).toMatchObject({ signedIn: true });
  });

  it('ends at the sign-out, on the server', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    const { cookie } = await signIn('alice', 'Right-Horse-1');
    expect(await rig.step('sign-out', {}, { cookie })).toEqual({ status: 200, body: { status: 'signedOut' }, cookie: '' });
    expect((await rig.session({ cookie })).body).toEqual({ signedIn: false });
    expect(rig.recorded.at(-1)).toMatchObject({ eventName: 'SignOut', fromConsole: true });
    expect((await rig.step('sign-out', {})).status).toBe(200);
  });

  it('is one of a hundred; with one more the oldest ends', async () => {
    await rig.addUser('alice', 'Right-Horse-1');
    const cookies: (string | undefined)[] = [];
    for (let i = 0; i < 101; i++) {
      rig.now += 1000;
      cookies.push((await signIn('alice', 'Right-Horse-1', { sourceIp: `198.51.100.${i}` })).cookie);
    }
    const isOpen = async (i: number) => (await rig.session({ cookie: cookies[i] })).body.signedIn as boolean;
    expect([await isOpen(0), await isOpen(1), await isOpen(100)]).toEqual([false, true, true]);
  });
});
