import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeLoginProfile } from '../store/login-profiles.ts';
import { findPasskey } from '../store/passkeys.ts';
import { ACCOUNT, openDoor, PAGE, type Answer, type DoorRig, type From } from './test-door.ts';

let rig: DoorRig;
let alice: string;
beforeEach(async () => {
  rig = await openDoor();
  alice = await rig.addUser('alice', 'Right-Horse-1');
});
afterEach(() => rig.close());

const password = (from: From = {}) =>
  rig.step('password', { account: ACCOUNT, userName: 'alice', password: 'Right-Horse-1' }, from);
const show = (ticket: string, factor: object, from: From = {}) => rig.step('second-factor', { ticket, ...factor }, from);
const code = ({ status, body }: Answer): string => (body.error?.code as string | undefined) ?? `${status} ${body.status}`;

const begin = async () => (await rig.step('passkey-options', {})).body as { ticket: string; options: { challenge: string } };

const findUser = () => rig.store.read.selectFrom('users').selectAll().where('userId', '=', alice).executeTakeFirst();

describe('a user with a virtual MFA device', () => {
  it('is let in with a code of it, and policies see that', async () => {
    const totp = await rig.addTotp(alice);
    const asked = await password();
    expect(asked).toMatchObject({ status: 200, body: { status: 'secondFactor', methods: ['totp'] }, cookie: undefined });
    expect(asked.body.passkeyOptions).toBeUndefined();
    const answer = await show(asked.body.ticket, { totp: totp() });
    expect(code(answer)).toBe('200 signedIn');
    expect((await rig.session({ cookie: answer.cookie })).body).toMatchObject({ mfa: true });
    expect(rig.recorded).toMatchObject([{ eventName: 'ConsoleLogin', additionalEventData: { MFAUsed: 'Yes' } }]);
  });

  it('is not let in by the password alone, at whatever address of the door', async () => {
    await rig.addTotp(alice);
    const { ticket } = (await password()).body;
    expect(code(await rig.step('new-password', { ticket, newPassword: 'Second-Horse-2' }))).toBe('TicketExpired');
    const { ticket: another } = (await password()).body;
    expect(code(await show(another, {}))).toBe('SignInFailed');
    const sessions = await rig.store.read.selectFrom('consoleSessions').selectAll().execute();
    expect(sessions).toEqual([]);
  });

  it('can mistype a code without typing the password again; each mistake is recorded', async () => {
    const totp = await rig.addTotp(alice);
    const { ticket } = (await password()).body;
    expect(code(await show(ticket, { totp: '000000' }))).toBe('SignInFailed');
    expect(rig.recorded).toMatchObject([
      { responseElements: { ConsoleLogin: 'Failure' }, additionalEventData: { MFAUsed: 'Yes' } },
    ]);
    expect(code(await show(ticket, { totp: totp() }))).toBe('200 signedIn');
  });

  it('has five tries in a minute, with however many tickets', async () => {
    const totp = await rig.addTotp(alice);
    for (let i = 0; i < 5; i++) {
      const { ticket } = (await password()).body;
      expect(code(await show(ticket, { totp: '000000' }))).toBe('SignInFailed');
    }
    const { ticket } = (await password()).body;
    expect(code(await show(ticket, { totp: totp() }))).toBe('TooManyTries');
    rig.now += 60_000;
    expect(code(await show(ticket, { totp: totp() }))).toBe('200 signedIn');
  });

  it('shows each code once, also at the same moment', async () => {
    const totp = await rig.addTotp(alice);
    const tickets = [(await password()).body.ticket, (await password()).body.ticket] as string[];
    const answers = await Promise.all(tickets.map((ticket) => show(ticket, { totp: totp() })));
    expect(answers.map(code).toSorted()).toEqual(['200 signedIn', 'SignInFailed']);
    const { ticket } = (await password()).body;
    expect(code(await show(ticket, { totp: totp() }))).toBe('SignInFailed');
    rig.now += 30_000;
    expect(code(await show(ticket, { totp: totp() }))).toBe('200 signedIn');
  });

  it('cannot use a ticket twice, nor after five minutes', async () => {
    const totp = await rig.addTotp(alice);
    const { ticket } = (await password()).body;
    expect(code(await show(ticket, { totp: totp() }))).toBe('200 signedIn');
    rig.now += 60_000;
    expect(code(await show(ticket, { totp: totp() }))).toBe('TicketExpired');
    const { ticket: late } = (await password()).body;
    rig.now += 5 * 60_000;
    expect(code(await show(late, { totp: totp() }))).toBe('TicketExpired');
  });

  it('is let in no more when the password was changed in between', async () => {
    const totp = await rig.addTotp(alice);
    const { ticket } = (await password()).body;
    await rig.write((w) => w.db.updateTable('loginProfiles').set({ passwordHash: 'another' }).execute());
    expect(code(await show(ticket, { totp: totp() }))).toBe('SignInFailed');
  });

  it('must still set a new password after the code, when one is due', async () => {
    const totp = await rig.addTotp(alice);
    await rig.write((w) => w.db.updateTable('loginProfiles').set({ resetRequired: 1 }).execute());
    const { ticket } = (await password()).body;
    const asked = await show(ticket, { totp: totp() });
    expect(asked.body).toMatchObject({ status: 'newPassword', reason: 'mustChange' });
    const answer = await rig.step('new-password', { ticket: asked.body.ticket, newPassword: 'Second-Horse-2' });
    expect((await rig.session({ cookie: answer.cookie })).body).toMatchObject({ signedIn: true, mfa: true });
  });

  it('must show one that was set up while the new password was being typed', async () => {
    await rig.write((w) => w.db.updateTable('loginProfiles').set({ resetRequired: 1 }).execute());
    const { ticket } = (await password()).body;
    await rig.addTotp(alice);
    expect(code(await rig.step('new-password', { ticket, newPassword: 'Second-Horse-2' }))).toBe('SignInFailed');
    expect(code(await password())).toBe('200 secondFactor');
  });

  it('is root, too', async () => {
    const totp = await rig.addTotp(ACCOUNT);
    const { ticket } = (await rig.step('password', { account: ACCOUNT, root: true, password: 'root password' })).body;
    expect(code(await show(ticket, { totp: totp() }))).toBe('200 signedIn');
  });
});

describe('a recovery code', () => {
  it('stands in for a device that was lost, once, as people type it', async () => {
    await rig.addTotp(alice);
    await rig.addRecoveryCodes(alice, ['7k3nq-0dv9x', 'abcde-fghjk']);
    const { ticket, methods } = (await password()).body;
    expect(methods).toEqual(['totp', 'recoveryCode']);
    expect(code(await show(ticket, { recoveryCode: '7K3NQ ODV9X' }))).toBe('200 signedIn');
    const { ticket: second } = (await password()).body;
    expect(code(await show(second, { recoveryCode: '7k3nq-0dv9x' }))).toBe('SignInFailed');
    expect(code(await show(second, { recoveryCode: 'abcde-fghjk' }))).toBe('200 signedIn');
    expect((await password()).body.methods).toEqual(['totp']);
  });

  it('is another’s for another user', async () => {
    await rig.addTotp(alice);
    await rig.addRecoveryCodes(await rig.addUser('bob'), ['7k3nq-0dv9x']);
    const { ticket } = (await password()).body;
    expect(code(await show(ticket, { recoveryCode: '7k3nq-0dv9x' }))).toBe('SignInFailed');
  });
});

describe('a passkey', () => {
  it('is a second factor', async () => {
    const passkey = await rig.addPasskey(alice);
    const { ticket, methods, passkeyOptions } = (await password()).body;
    expect(methods).toEqual(['passkey']);
    expect(passkeyOptions).toMatchObject({ rpId: 'iam.example.org', allowCredentials: [{ id: passkey.credentialId }] });
    const signed = passkey.sign({ challenge: passkeyOptions.challenge, origin: PAGE, userVerified: false });
    const answer = await show(ticket, { passkey: signed });
    expect(code(answer)).toBe('200 signedIn');
    expect((await rig.session({ cookie: answer.cookie })).body.mfa).toBe(true);
    expect((await findPasskey(rig.store.read, passkey.credentialId))?.lastUsedAt).toBe(rig.now);
  });

  it('cannot be shown on a page that has an address for its name', async () => {
    await rig.addPasskey(alice);
    for (const page of ['https://127.0.0.1:8484', 'https://[::1]:8484']) {
      expect((await password({ page })).body).toMatchObject({ status: 'secondFactor', methods: [] });
      expect(code(await rig.step('passkey-options', {}, { page }))).toBe('BadRequest');
    }
  });

  it.each<[string, (options: { challenge: string }) => Parameters<Awaited<ReturnType<DoorRig['addPasskey']>>['sign']>[0]]>([
    ['another challenge', () => ({ challenge: 'AAAA', origin: PAGE })],
    ['another page', ({ challenge }) => ({ challenge, origin: 'https://evil.example', rpId: 'iam.example.org' })],
    ['another host', ({ challenge }) => ({ challenge, origin: PAGE, rpId: 'evil.example' })],
  ])('proves nothing with %s', async (_, signing) => {
    const passkey = await rig.addPasskey(alice);
    const { ticket, passkeyOptions } = (await password()).body;
    expect(code(await show(ticket, { passkey: passkey.sign(signing(passkeyOptions)) }))).toBe('SignInFailed');
  });

  it('proves nothing for another user, nor by another key', async () => {
    await rig.addTotp(alice);
    const passkey = await rig.addPasskey(alice);
    const bobs = await rig.addPasskey(await rig.addUser('bob'));
    const { ticket, passkeyOptions } = (await password()).body;
    const { challenge } = passkeyOptions as { challenge: string };
    const forged = { ...bobs.sign({ challenge, origin: PAGE }), id: passkey.credentialId, rawId: passkey.credentialId };
    for (const shown of [bobs.sign({ challenge, origin: PAGE }), forged, 'text', null, { id: 7 }, { id: passkey.credentialId }]) {
      expect(code(await show(ticket, { passkey: shown }))).toBe('SignInFailed');
      rig.now += 15_000;
    }
  });

  it('that was copied is refused: its counter did not rise', async () => {
    const passkey = await rig.addPasskey(alice);
    const signIn = async (counter: number) => {
      const { ticket, passkeyOptions } = (await password()).body;
      return code(await show(ticket, { passkey: passkey.sign({ challenge: passkeyOptions.challenge, origin: PAGE, counter }) }));
    };
    expect([await signIn(5), await signIn(6), await signIn(6), await signIn(2)]).toEqual([
      '200 signedIn',
      '200 signedIn',
      'SignInFailed',
      'SignInFailed',
    ]);
    expect(rig.recorded.at(-1)).toMatchObject({ identity: { userName: 'alice' }, error: { code: 'SignInFailed' } });
  });

  describe('without a name and a password', () => {
    it('lets its user in when it saw a PIN or a finger', async () => {
      const passkey = await rig.addPasskey(alice);
      const { ticket, options } = await begin();
      expect(options).toMatchObject({ rpId: 'iam.example.org', userVerification: 'required', allowCredentials: [] });
      const answer = await rig.step('passkey', { ticket, passkey: passkey.sign({ challenge: options.challenge, origin: PAGE }) });
      expect(code(answer)).toBe('200 signedIn');
      expect((await rig.session({ cookie: answer.cookie })).body).toMatchObject({ userName: 'alice', mfa: true });
      expect((await findUser())?.passwordLastUsedAt).toBeNull();
    });

    it('lets nobody in whose console access was taken away', async () => {
      const passkey = await rig.addPasskey(alice);
      await rig.write((w) => removeLoginProfile(w, ACCOUNT, alice));
      const { ticket, options } = await begin();
      const answer = await rig.step('passkey', { ticket, passkey: passkey.sign({ challenge: options.challenge, origin: PAGE }) });
      expect([code(answer), answer.cookie]).toEqual(['SignInFailed', undefined]);
    });

    it('is asked for so many times a minute from one address, and no more', async () => {
      for (let i = 0; i < 100; i++) await begin();
      expect(code(await rig.step('passkey-options', {}))).toBe('TooManyTries');
    });

    it('is not enough when it did not', async () => {
      const passkey = await rig.addPasskey(alice);
      const { ticket, options } = await begin();
      const signed = passkey.sign({ challenge: options.challenge, origin: PAGE, userVerified: false });
      expect(code(await rig.step('passkey', { ticket, passkey: signed }))).toBe('SignInFailed');
    });

    it('is good once for each question', async () => {
      const passkey = await rig.addPasskey(alice);
      const { ticket, options } = await begin();
      const signed = passkey.sign({ challenge: options.challenge, origin: PAGE });
      expect(code(await rig.step('passkey', { ticket, passkey: signed }))).toBe('200 signedIn');
      expect(code(await rig.step('passkey', { ticket, passkey: signed }))).toBe('TicketExpired');
      const { ticket: another } = await begin();
      expect(code(await rig.step('passkey', { ticket: another, passkey: signed }))).toBe('SignInFailed');
    });

    it('is refused in the same words when nobody has it', async () => {
      const passkey = await rig.addPasskey(await rig.addUser('gone'));
      await rig.write((w) => w.db.deleteFrom('passkeys').execute());
      const { ticket, options } = await begin();
      const signed = passkey.sign({ challenge: options.challenge, origin: PAGE });
      expect(await rig.step('passkey', { ticket, passkey: signed })).toMatchObject({
        status: 401,
        body: { error: { message: 'Your authentication information is incorrect. Please try again.' } },
      });
    });

    it('shows its answer to no other step: a question of one is none of another', async () => {
      const passkey = await rig.addPasskey(alice);
      const { ticket, options } = await begin();
      const signed = passkey.sign({ challenge: options.challenge, origin: PAGE });
      expect(code(await show(ticket, { passkey: signed }))).toBe('TicketExpired');
    });
  });
});
