import { verifyTrail } from '../audit/verify.ts';
import { rotateKeyring } from '../vault/rotate-keyring.ts';
import { createAccount, makeAccountId, makeRootKey } from './accounts.ts';
import { ConfigError, type Config } from './config.ts';
import { ensureFirstAccount } from './first-account.ts';
import { openHouse, random, readFact, type House } from './house.ts';
import { connectOperator } from './operator-socket.ts';
import type { Operator } from './operator.types.ts';

const PAUSE_MS = 250;

/** What the operator of the host may do with an open house. Every change is recorded like any other. */
export function operatorOf(house: House, isStopping: () => boolean): Operator {
  const { store, vault, trail } = house;
  return {
    async createAccount({ name, email }) {
      const now = new Date();
      const accountId = makeAccountId(random);
      const key = makeRootKey(accountId, random);
      await store.write({
        receipt: { accountId, requestId: 'operator', time: now.getTime() },
        async run(write) {
          await createAccount(write, vault, { accountId, name, ...key, rootPasswordHash: null }, now);
          trail.recordOperator(write, 'CreateAccount', accountId, { name, ...(email === undefined ? {} : { email }) }, now);
        },
      });
      return { AccountId: accountId, AccessKeyId: key.rootAccessKeyId, SecretAccessKey: key.rootSecretAccessKey };
    },
    async listAccounts() {
      const rows = await store.read.selectFrom('accounts').select(['accountId', 'name', 'createdAt']).orderBy('createdAt').execute();
      return rows.map(({ accountId, name, createdAt }) => ({
        AccountId: accountId,
        Name: name,
        CreateDate: new Date(createdAt).toISOString(),
      }));
    },
    async rotateKeyring() {
      const { version, rewrapped } = await rotateKeyring(store, {
        kek: house.kek,
        deploymentId: house.deploymentId,
        random,
        now: () => new Date(),
      });
      await vault.reload();
      return { keyId: String(version), resealed: rewrapped };
    },
    async *auditTail({ follow, lines }) {
      await trail.flush();
      const { read } = store;
      const newest = await read
        .selectFrom('auditRecords')
        .select(['seq', 'record'])
        .orderBy('seq', 'desc')
        .limit(lines)
        .execute();
      let last = newest[0]?.seq ?? 0;
      for (const { record } of newest.reverse()) yield record;
      while (follow && !isStopping()) {
        const more = await read.selectFrom('auditRecords').select(['seq', 'record']).where('seq', '>', last).orderBy('seq').limit(1000).execute();
        for (const { record } of more) yield record;
        last = more.at(-1)?.seq ?? last;
        if (more.length === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    },
    async auditVerify() {
      await trail.flush();
      return verifyTrail(store.read);
    },
    close: async () => undefined,
  };
}

/** The operator's door to a data directory: through the server that runs on it, or by opening it when none does. */
export async function operator(config: Config): Promise<Operator> {
  const running = await connectOperator(config.dataDir);
  if (running) return running;
  const house = await openHouse(config);
  try {
    const initialized = (await readFact(house.store.read, 'accountId')) !== undefined;
    if (!initialized && config.rootSecretAccessKey === undefined) {
      // Root credentials made here would be shown to nobody, ever.
      throw new ConfigError(`${config.dataDir} is not initialized: run countersign init first, or start the server`);
    }
    await ensureFirstAccount(house, config, new Date());
  } catch (error) {
    await house.close();
    throw error;
  }
  let stopping = false;
  return {
    ...operatorOf(house, () => stopping),
    async close() {
      stopping = true;
      await house.close();
    },
  };
}
