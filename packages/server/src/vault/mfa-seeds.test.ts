import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import type { SeedPlace } from '../operations/operation.ts';
import type { AccountKeys } from './account-keys.ts';
import { createMfaSeeds } from './mfa-seeds.ts';
import { sealSecret } from './sealed-secret.ts';

const key = createSecretKey(randomBytes(32));
const keys: AccountKeys = { learn() {}, learnAll() {}, knows: () => true, newest: () => 1, open: () => key };
const seeds = createMfaSeeds({ deploymentId: 'd-1', keys, random: randomBytes });
const place: SeedPlace = { accountId: '123456789012', deviceId: 'd'.repeat(32), ownerId: 'AIDA1' };
const broken = expect.objectContaining({ code: 'SealBroken' });

/** A device with the seed of RFC 6238, appendix B. */
const known = sealSecret(
  key,
  1,
  { deploymentId: 'd-1', accountId: place.accountId, kind: 'totp-seed', principalId: 'AIDA1', accessKeyId: place.deviceId },
  Secret.fromLatin1('12345678901234567890').base32,
  randomBytes,
);

describe('a seed', () => {
  it('is 64 characters of base 32, sealed, and another each time', () => {
    const { base32, sealed } = seeds.make(place);
    expect(base32).toMatch(/^[A-Z2-7]{64}$/);
    expect(sealed).toMatch(/^csk1\.1\.[\w-]+$/);
    expect(sealed).not.toContain(base32);
    expect(seeds.make(place).base32).not.toBe(base32);
  });

  // SOURCE: RFC 6238, appendix B, the SHA-1 rows: the last six of eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i seconds has the code %s', (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(seeds.stepOf(place, known, code, [step - 1, step, step + 1])).toBe(step);
    expect(seeds.stepOf(place, known, code, [step - 1, step + 1])).toBeUndefined();
    expect(seeds.stepOf(place, known, code, [])).toBeUndefined();
  });

  it('has the codes that an authenticator shows', () => {
    const { base32, sealed } = seeds.make(place);
    const app = new TOTP({ secret: Secret.fromBase32(base32) });
    expect(seeds.stepOf(place, sealed, app.generate({ timestamp: 1_764_000_000_000 }), [58_800_000])).toBe(58_800_000);
  });

  it.each(['28708', '2870820', '', '28708२', ' 287082', '287 082', '２８７０８２'])('does not take %j for a code', (text) => {
    expect(seeds.stepOf(place, known, text, [1])).toBeUndefined();
    expect(seeds.pairOf(place, known, [text, text], [1])).toBeUndefined();
  });

  it('knows two codes in a row, in their order alone', () => {
    const [first, second] = ['081804', '050471'] as const; // Steps 37037036 and 37037037.
    expect(seeds.pairOf(place, known, [first, second], [37037035, 37037036, 37037037])).toBe(37037036);
    expect(seeds.pairOf(place, known, [second, first], [37037035, 37037036, 37037037])).toBeUndefined();
    expect(seeds.pairOf(place, known, [first, first], [37037035, 37037036])).toBeUndefined();
    expect(seeds.pairOf(place, known, ['005924', second], [37037035, 37037036])).toBeUndefined();
  });

  it.each<[string, Partial<SeedPlace>]>([
    ['owner', { ownerId: 'AIDA2' }],
    ['nobody', { ownerId: null }],
    ['device', { deviceId: 'e'.repeat(32) }],
    ['account', { accountId: '210987654321' }],
  ])('does not open for another %s', (_, other) => {
    expect(() => seeds.stepOf({ ...place, ...other }, known, '287082', [1])).toThrow(broken);
  });

  it('goes to another owner only by being sealed again', () => {
    const sealed = seeds.reseal(place, { ...place, ownerId: null }, known);
    expect(seeds.stepOf({ ...place, ownerId: null }, sealed, '287082', [1])).toBe(1);
    expect(() => seeds.stepOf(place, sealed, '287082', [1])).toThrow(broken);
  });
});
