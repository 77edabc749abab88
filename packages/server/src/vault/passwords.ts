import { hash, verify } from '@node-rs/argon2';
import { createHmac, type KeyObject } from 'node:crypto';
import { ServiceError } from '../domain/errors.ts';
import { VaultError } from './errors.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { Random } from './seal-bytes.ts';

/** Hashes and checks sign-in passwords. Neither a database nor a hash alone is enough to try passwords: the pepper is in the vault. */
export interface Passwords {
  /** @returns PHC form, `$argon2id$v=19$m=19456,t=2,p=1$…`. @throws ServiceError `Throttling` when too many wait. */
  hash(accountId: string, principalId: string, password: string): Promise<string>;
  /**
   * Takes as long for a principal without a password as for one with a wrong one.
   * @param stored undefined or null when there is no such principal, or none with a password.
   * @throws ServiceError `Throttling` when too many wait; VaultError `SealBroken` when `stored` is no hash of ours.
   */
  verify(accountId: string, principalId: string, stored: string | null | undefined, password: string): Promise<boolean>;
}

// SOURCE: OWASP Password Storage Cheat Sheet: Argon2id with at least 19 MiB, 2 iterations, 1 degree of parallelism.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
const FORM = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;
/** Each takes 19 MiB and some 50 ms of a core; Node runs four at once and the others wait. */
const WAITING = 64;

/** Nobody's hash, of the same cost as any. Its tag is not the hash of anything that is known. */
const NOBODY = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * INVARIANT: the hash is bound to account and principal, so a hash copied to another row verifies nothing.
 * @param pepper a key that stays the same as long as the deployment lives.
 */
export function createPasswords(pepper: KeyObject, random: Random): Passwords {
  let running = 0;
  const bounded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= WAITING) throw new ServiceError('Throttling', 'Rate exceeded');
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
  const peppered = (accountId: string, principalId: string, password: string): string =>
    createHmac('sha256', pepper)
      .update(lengthPrefixed(['password1', accountId, principalId, password]))
      .digest('base64url'); // the library's `verify` takes valid UTF-8 only

  return {
    hash: (accountId, principalId, password) =>
      bounded(() => hash(peppered(accountId, principalId, password), { ...COST, salt: random(16) })),
    async verify(accountId, principalId, stored, password) {
      const known = stored ?? NOBODY;
      if (!FORM.test(known)) throw new VaultError('SealBroken', `the password hash of ${principalId} is damaged`);
      const right = await bounded(() => verify(known, peppered(accountId, principalId, password)));
      return right && known !== NOBODY;
    },
  };
}
