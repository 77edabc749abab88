import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeConsoleSessionsOf } from '../store/console-sessions.ts';
import { ACCOUNT, openDoor, PAGE, type Answer, type DoorRig } from './test-door.ts';

let rig: DoorRig;
let alice: string;
let cookie: string | undefined;
beforeEach(async () => {
  rig = await openDoor();
  alice = await rig.addUser('alice', 'Right-Horse-1');
  ({ cookie } = await rig.step('password', { account: ACCOUNT, userName: 'alice', password: 'Right-Horse-1' }));
  rig.now += 20 * 60_000;
});
afterEach(() => rig.close());

const prove = (proof: object, by = cookie) => rig.step('step-up', proof, { cookie: by });
const options = async () => (await rig.step('step-up-options', {}, { cookie })).body;
const code = ({ status, body }: Answer): string => (body.error?.code as string | undefined) ?? `${status} ${body.status}`;

describe('a step-up', () => {
  it('with the password makes the proof new and gives the session another id', async () => {
    expect(await options()).toEqual({ methods: ['password'] });
    const before = (await rig.session({ cookie })).body;
    const answer = await prove({ password: 'Right-Horse-1' });
    expect(answer.body).toEqual({ status: 'proven', provenAt: '2026-11-24T12:20:00.000Z' });
    expect(answer.cookie).toMatch(/^[\w-]{43}$/);
    expect((await rig.session({ cookie })).body).toEqual({ signedIn: false });
    const after = (await rig.session({ cookie: answer.cookie })).body;
    expect(after).toEqual({ ...before, provenAt: '2026-11-24T12:20:00.000Z' });
    expect(rig.recorded.at(-1)).toMatchObject({
      eventName: 'StepUp',
      identity: { userName: 'alice', accessKeyId: before.sessionId },
      additionalEventData: { method: 'password' },
    });
  });

  it('fails with a wrong password, is recorded, and leaves the session as it was', async () => {
    expect(code(await prove({ password: 'Wrong-Horse-1' }))).toBe('SignInFailed');
    expect(code(await prove({}))).toBe('SignInFailed');
    expect(rig.recorded.at(-1)).toMatchObject({ eventName: 'StepUp', error: { code: 'SignInFailed' } });
    expect((await rig.session({ cookie })).body).toMatchObject({ signedIn: true, provenAt: '2026-11-24T12:00:00.000Z' });
  });

  it('has five tries in a minute', async () => {
    for (let i = 0; i < 5; i++) expect(code(await prove({ password: 'Wrong-Horse-1' }))).toBe('SignInFailed');
    expect(code(await prove({ password: 'Right-Horse-1' }))).toBe('TooManyTries');
    rig.now += 60_000;
    expect(code(await prove({ password: 'Right-Horse-1' }))).toBe('200 proven');
  });

  it('takes the second factor, and not the password, of whoever has one; from then on the session has it', async () => {
    const totp = await rig.addTotp(alice);
    expect(await options()).toEqual({ methods: ['totp'] });
    expect(code(await prove({ password: 'Right-Horse-1' }))).toBe('SignInFailed');
    expect((await rig.session({ cookie })).body.mfa).toBe(false);
    const answer = await prove({ totp: totp() });
    expect(code(answer)).toBe('200 proven');
    expect((await rig.session({ cookie: answer.cookie })).body.mfa).toBe(true);
    expect(code(await prove({ totp: totp() }, answer.cookie))).toBe('SignInFailed');
  });

  it('takes no recovery code', async () => {
    await rig.addTotp(alice);
    await rig.addRecoveryCodes(alice, ['7k3nq-0dv9x']);
    expect(code(await prove({ recoveryCode: '7k3nq-0dv9x' }))).toBe('SignInFailed');
  });

  it('takes a passkey that signed the question of this very session, once', async () => {
    const passkey = await rig.addPasskey(alice);
    const other = await rig.step('passkey-options', {});
    const { methods, ticket, passkeyOptions } = await options();
    expect(methods).toEqual(['passkey']);
    const foreign = passkey.sign({ challenge: other.body.options.challenge, origin: PAGE });
    expect(code(await prove({ ticket: other.body.ticket, passkey: foreign }))).toBe('SignInFailed');
    const signed = passkey.sign({ challenge: passkeyOptions.challenge, origin: PAGE });
    const answer = await prove({ ticket, passkey: signed });
    expect(code(answer)).toBe('200 proven');
    expect(code(await prove({ ticket, passkey: signed }, answer.cookie))).toBe('SignInFailed');
  });

  it('is for who has a session', async () => {
    expect(code(await rig.step('step-up', { password: 'Right-Horse-1' }))).toBe('ExpiredToken');
    expect(code(await rig.step('step-up-options', {}, { cookie: 'x'.repeat(43) }))).toBe('ExpiredToken');
    await rig.write((w) => revokeConsoleSessionsOf(w, ACCOUNT, alice, rig.now));
    expect(code(await prove({ password: 'Right-Horse-1' }))).toBe('ExpiredToken');
  });

  it('done twice at once gives one session, not two', async () => {
    const answers = await Promise.all([prove({ password: 'Right-Horse-1' }), prove({ password: 'Right-Horse-1' })]);
    expect(answers.map(code).toSorted()).toEqual(['200 proven', 'ExpiredToken']);
    const rows = await rig.store.read.selectFrom('consoleSessions').selectAll().execute();
    expect(rows).toHaveLength(1);
  });
});
