import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret as Seed } from 'otpauth';
import type { MfaSeeds, SeedPlace } from '../operations/operation.ts';
import type { AccountKeys } from './account-keys.ts';
import type { Random } from './seal-bytes.ts';
import { openSecret, sealSecret, type SecretPlace } from './sealed-secret.ts';

/** As long as AWS's: 64 characters of base 32. RFC 4226 asks for 16 bytes and advises 20. */
const SEED_BYTES = 40;
/** ASCII digits alone, or any text that looks alike would be another spelling of the same code. */
const CODE = /^[0-9]{6}$/;

/**
 * INVARIANT: a seed opens only for the device and the owner it was sealed for, so a row that is moved to another owner is worth
 * nothing; and every step that is asked about costs the same, whichever of them has the code.
 */
export function createMfaSeeds({
  deploymentId,
  keys,
  random,
}: {
  readonly deploymentId: string;
  readonly keys: AccountKeys;
  readonly random: Random;
}): MfaSeeds {
  const placeOf = ({ accountId, deviceId, ownerId }: SeedPlace): SecretPlace => ({
    deploymentId,
    accountId,
    kind: 'totp-seed',
    principalId: ownerId ?? '',
    accessKeyId: deviceId,
  });
  const seal = (place: SeedPlace, base32: string): string => {
    const version = keys.newest(place.accountId);
    return sealSecret(keys.open(place.accountId, version), version, placeOf(place), base32, random);
  };
  const open = (place: SeedPlace, sealed: string): string =>
    openSecret((version) => keys.open(place.accountId, version), placeOf(place), sealed);

  return {
    make(place) {
      const seed = new Seed({ buffer: Uint8Array.from(random(SEED_BYTES)).buffer });
      return { base32: seed.base32, sealed: seal(place, seed.base32) };
    },
    reseal: (from, to, sealed) => seal(to, open(from, sealed)),
    stepOf(place, sealed, code, steps) {
      if (!CODE.test(code)) return undefined;
      const secret = Seed.fromBase32(open(place, sealed));
      const found = steps.filter((step) => matches(secret, step, code));
      return found[0];
    },
    pairOf(place, sealed, [first, second], steps) {
      if (!CODE.test(first) || !CODE.test(second)) return undefined;
      const secret = Seed.fromBase32(open(place, sealed));
      const found = steps.filter((step) => {
        const isFirst = matches(secret, step, first);
        return matches(secret, step + 1, second) && isFirst;
      });
      return found[0];
    },
  };
}

const matches = (secret: Seed, counter: number, code: string): boolean =>
  timingSafeEqual(Buffer.from(HOTP.generate({ secret, counter })), Buffer.from(code));
