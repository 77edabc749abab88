import { readCheckpoint } from '../audit/checkpoint.ts';
import { recordsFrom, startOfLast } from '../audit/tail.ts';
import { verifyTrail } from '../audit/verify-trail.ts';
import { rotateKeyring } from '../vault/rotate-keyring.ts';
import { createAccount, makeAccountId, makeRootKey } from './accounts.ts';
import { ConfigError, type Config } from './config.ts';
import { ensureFirstAccount } from './first-account.ts';
import { openHouse, readFact, type House } from './house.ts';
import { random } from './random.ts';
import { operatorEvent } from './operator-event.ts';
import { connectOperator } from './operator-socket.ts';
import type { Operator } from './operator.types.ts';
import { resetRoot } from './reset-root.ts';

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
          trail.recordWith(operatorEvent('CreateAccount', accountId, { name, ...(email === undefined ? {} : { email }) }, now));
        },
      });
      return { AccountId: accountId, AccessKeyId: key.rootAccessKeyId, SecretAccessKey: key.rootSecretAccessKey };
    },
    async listAccounts() {
      const rows = await store.read
        .selectFrom('accounts')
        .select(['accountId', 'name', 'createdAt'])
        .orderBy('createdAt')
        .execute();
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
      const now = new Date();
      await store.write({
        receipt: { accountId: 'deployment', requestId: 'operator', time: now.getTime() },
        run: async () => trail.recordWith(operatorEvent('RotateKeyring', undefined, { version, rewrapped }, now)),
      });
      return { keyId: String(version), resealed: rewrapped };
    },
    resetRoot: (request) => resetRoot(house, request, new Date()),
    async *auditTail({ follow, lines }) {
      await trail.flush();
      let next = await startOfLast(store.read, lines);
      let left = follow ? Infinity : lines;
      while (!isStopping()) {
        for await (const { seq, record } of recordsFrom(store.read, next)) {
          if (left-- <= 0 || isStopping()) return;
          yield record;
          next = { seq: seq + 1, index: 0 }; // rows are read to their end
        }
        if (!follow) return;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    },
    async auditVerify() {
      await trail.flush();
      return verifyTrail(store.read, { checkpoint: await readCheckpoint(house.checkpoint) });
    },
    close: async () => undefined,
  };
}

/** The operator's door to a data directory: through the server that runs on it, or by opening it when none does. */
export async function operator(config: Config): Promise<Operator> {
  const running = await connectOperator(config.dataDir);
  if (running) return running;
  const house = await openHouse(config, (error) => console.error(error));
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
