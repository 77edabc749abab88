import type { KeyObject } from 'node:crypto';
import type { AccountKeyRow } from './account-key.ts';
import { VaultError } from './errors.ts';

/** How many opened account keys are kept ready. */
const OPENED = 10_000;

/**
 * The keys of the accounts: all of them wrapped (some 300 bytes each), and a bounded number opened, the latest used.
 * Opening one again takes about 10 µs, so that sealing never waits for the database.
 */
export interface AccountKeys {
  /** Takes an account's rows in place of what was known of it. */
  learn(accountId: string, rows: readonly AccountKeyRow[]): void;
  /** Takes all rows of many accounts. What is not among them stays: it may be in a transaction that is still open. */
  learnAll(rows: readonly AccountKeyRow[]): void;
  knows(accountId: string): boolean;
  /** The version that seals. @throws VaultError `KeyMissing` */
  newest(accountId: string): number;
  /** @throws VaultError `KeyMissing` or `SealBroken` */
  open(accountId: string, version: number): KeyObject;
}

/** @param unwrap opens a row. @param limit how many opened keys are kept. */
export function createAccountKeys(unwrap: (row: AccountKeyRow) => KeyObject, limit: number = OPENED): AccountKeys {
  const wrapped = new Map<string, readonly AccountKeyRow[]>();
  const opened = new Map<string, KeyObject>(); // oldest use first

  const rowsOf = (accountId: string): readonly AccountKeyRow[] => {
    const rows = wrapped.get(accountId);
    if (!rows) throw new VaultError('KeyMissing', `account ${accountId} has no key to seal its secrets with`);
    return rows;
  };
  const learn = (accountId: string, rows: readonly AccountKeyRow[]): void => {
    for (const { version } of wrapped.get(accountId) ?? []) opened.delete(`${accountId}.${version}`);
    if (rows.length === 0) wrapped.delete(accountId);
    else wrapped.set(accountId, rows);
  };

  return {
    learn,
    learnAll(rows) {
      const byAccount = new Map<string, AccountKeyRow[]>();
      for (const row of rows) {
        const own = byAccount.get(row.accountId);
        if (own) own.push(row);
        else byAccount.set(row.accountId, [row]);
      }
      for (const [accountId, own] of byAccount) learn(accountId, own);
    },
    knows: (accountId) => wrapped.has(accountId),
    newest: (accountId) => Math.max(...rowsOf(accountId).map((row) => row.version)),
    open(accountId, version) {
      const name = `${accountId}.${version}`;
      let key = opened.get(name);
      if (key) opened.delete(name);
      else {
        const row = rowsOf(accountId).find((one) => one.version === version);
        if (!row) throw new VaultError('KeyMissing', `account ${accountId} has no key of version ${version}`);
        key = unwrap(row);
      }
      opened.set(name, key);
      for (const oldest of opened.keys()) {
        if (opened.size <= limit) break;
        opened.delete(oldest);
      }
      return key;
    },
  };
}
