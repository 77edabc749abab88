import { createAccount, makeAccountId, makePassword, makeRootKey } from './accounts.ts';
import { ConfigError, type Config } from './config.ts';
import { readFact, type House } from './house.ts';
import { random } from './random.ts';
import { operatorEvent } from './operator-event.ts';
import type { FirstRun } from './operator.types.ts';

/**
 * Makes the first account of an empty deployment.
 *
 * @returns what to show, once; undefined when there is an account already.
 * @throws ConfigError when the configuration names another account, or half a root key
 */
export async function ensureFirstAccount(house: House, config: Config, now: Date): Promise<FirstRun | undefined> {
  const existing = await readFact(house.store.read, 'accountId');
  if (existing !== undefined) {
    if (config.accountId !== undefined && config.accountId !== existing) {
      throw new ConfigError(`the data directory ${config.dataDir} belongs to account ${existing}, not to ${config.accountId}`);
    }
    return undefined;
  }
  const { rootAccessKeyId, rootSecretAccessKey } = config;
  if ((rootAccessKeyId === undefined) !== (rootSecretAccessKey === undefined)) {
    throw new ConfigError('a root access key needs both its id and its secret');
  }
  const accountId = config.accountId ?? makeAccountId(random);
  const given = rootAccessKeyId !== undefined && rootSecretAccessKey !== undefined;
  const key = given ? { rootAccessKeyId, rootSecretAccessKey } : makeRootKey(accountId, random);
  const rootPassword = makePassword(random);
  const rootPasswordHash = await house.vault.passwords.hash(accountId, accountId, rootPassword);
  await house.store.write({
    receipt: { accountId, requestId: 'first-account', time: now.getTime() },
    async run(write) {
      await createAccount(write, house.vault, { accountId, name: 'Management account', ...key, rootPasswordHash }, now);
      await write.db.insertInto('deployment').values({ key: 'accountId', value: accountId }).execute();
      house.trail.recordWith(operatorEvent('CreateAccount', accountId, { name: 'Management account' }, now));
    },
  });
  return { accountId, ...key, rootPassword };
}
