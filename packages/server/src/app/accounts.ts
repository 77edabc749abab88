import { uniqueId } from '../domain/unique-ids.ts';
import { addAccessKey } from '../store/access-keys.ts';
import { addAccount, findAccount } from '../store/accounts.ts';
import type { Write } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';

/** What a new account is made of. The secrets are in the clear here, and nowhere else after. */
export interface NewAccount {
  /** 12 digits. */
  readonly accountId: string;
  readonly name: string;
  readonly rootAccessKeyId: string;
  readonly rootSecretAccessKey: string;
  /** Its hash, from `Vault.passwords`; null for an account that can't sign in with a password. */
  readonly rootPasswordHash: string | null;
}

type Random = (length: number) => Uint8Array;

/** An account id that nobody has by chance: 12 digits, the first not zero. */
export function makeAccountId(random: Random): string {
  let value = 0n;
  for (const byte of random(16)) value = (value << 8n) | BigInt(byte);
  return String(100_000_000_000n + (value % 900_000_000_000n));
}

/** The id and secret of a key for the root user. */
export function makeRootKey(accountId: string, random: Random): Pick<NewAccount, 'rootAccessKeyId' | 'rootSecretAccessKey'> {
  return {
    rootAccessKeyId: uniqueId('AKIA', accountId, random(6)),
    rootSecretAccessKey: Buffer.from(random(30)).toString('base64'),
  };
}

/** A password of 144 bits, without signs that look alike or need quoting. */
export const makePassword = (random: Random): string => Buffer.from(random(18)).toString('base64url');

/**
 * Makes an account with its root access key, in one transaction.
 * @throws Error when the account exists
 */
export async function createAccount(write: Write, vault: Vault, account: NewAccount, now: Date): Promise<void> {
  const { accountId, name, rootAccessKeyId, rootSecretAccessKey, rootPasswordHash } = account;
  if (await findAccount(write.db, accountId)) throw new Error(`account ${accountId} exists already`);
  const createdAt = now.getTime();
  await addAccount(write, { accountId, name, createdAt, alias: null, rootPasswordHash });
  await vault.prepareAccount(accountId, write.db);
  await addAccessKey(write, {
    accountId,
    accessKeyId: rootAccessKeyId,
    ownerId: accountId,
    status: 'Active',
    createdAt,
    changedAt: createdAt,
    sealedSecret: vault.sealAccessKey(accountId, accountId, rootAccessKeyId, rootSecretAccessKey),
  });
}
