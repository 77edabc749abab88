import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHead } from '../audit/audit-rows.ts';
import { createCheckpointWriter, readCheckpoint, type CheckpointPlace } from '../audit/checkpoint.ts';
import { createExplanations, type Explanations } from '../audit/explanations.ts';
import type { Timer } from '../audit/timer.ts';
import { createTrail, type Trail } from '../audit/trail.ts';
import { findRollback } from '../audit/verify-trail.ts';
import { createView, type Feed } from '../feed/view.ts';
import { StoreError } from '../store/store-error.ts';
import type { Queries, Store } from '../store/store.ts';
import { locateKek } from '../vault/kek.ts';
import { startVault, type StartedVault } from '../vault/start-vault.ts';
import type { Vault } from '../vault/vault.ts';
import type { Config } from './config.ts';
import { random } from './random.ts';
import { createRequestIds } from './request-ids.ts';

/** Everything that stands on the data directory, opened and checked. The server and the operator's commands both begin here. */
export interface House {
  readonly store: Store;
  readonly feed: Feed;
  readonly vault: Vault;
  readonly kek: StartedVault['kek'];
  readonly trail: Trail;
  readonly explanations: Explanations;
  /** Where the end of the audit trail is sworn to. */
  readonly checkpoint: CheckpointPlace;
  readonly deploymentId: string;
  /** What the operator should know about the state that was found, one sentence each. */
  readonly warnings: readonly string[];
  /** Writes down what is still queued, and closes. */
  close(): Promise<void>;
}

const now = (): Date => new Date();

const timer: Timer = (milliseconds, run) => {
  const pending = setTimeout(run, milliseconds);
  return () => clearTimeout(pending);
};

/** Reads a fact of the deployment. */
export async function readFact(db: Queries, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('deployment').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

async function openStore(config: Config): Promise<Store> {
  if (config.database !== '') {
    const { openPostgres } = await import('../store/open-postgres.ts');
    return openPostgres({ url: config.database });
  }
  const { openSqlite } = await import('../store/open-sqlite.ts');
  return openSqlite({ file: join(config.dataDir, 'countersign.db') });
}

/**
 * Takes the data directory for this process alone. SQLite's database is locked by itself; with PostgreSQL the directory still
 * holds the key file, the checkpoint and the operator's socket, which two servers would take from each other.
 * @throws StoreError `InUse`
 */
async function takeFolder({ dataDir, database }: Config): Promise<() => void> {
  if (database === '') return () => undefined;
  const { takeExclusively } = await import('../store/exclusive.ts');
  const name = join(dataDir, 'countersign');
  try {
    const held = takeExclusively(name);
    return () => held.release();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'InUse') throw error;
    throw new StoreError('InUse', error.message.replace(`the database ${name}`, `the data directory ${dataDir}`), {
      cause: error,
    });
  }
}

/** Makes the data directory for this user alone, or sees that it is one. @throws Error when others can write into it */
function prepareFolder(dataDir: string): void {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { mode, uid } = statSync(dataDir);
  if ((mode & 0o022) !== 0) throw new Error(`others may write into the data directory ${dataDir}: chmod 700 it`);
  const self = process.geteuid?.();
  if (self !== undefined && uid !== self) throw new Error(`the data directory ${dataDir} belongs to another user (uid ${uid})`);
}

/**
 * Opens the store, the vault, the trail and the view of a data directory, making what is not there yet.
 * @throws with one clear sentence when the directory is in use, foreign, damaged, older than its checkpoint, or its key is gone
 */
export async function openHouse(config: Config, onFault: (error: unknown) => void): Promise<House> {
  prepareFolder(config.dataDir);
  const release = await takeFolder(config);
  let store: Store;
  try {
    store = await openStore(config);
  } catch (error) {
    release();
    throw error;
  }
  try {
    const deploymentId = await deploymentIdOf(store);
    const place = locateKek(
      { kekFile: config.kekFile, credentialsDirectory: process.env['CREDENTIALS_DIRECTORY'], dataDir: config.dataDir },
      existsSync,
    );
    const { vault, kek } = await startVault({ store, place, deploymentId, random, now });
    const checkpoint: CheckpointPlace = {
      file: join(config.dataDir, 'audit-checkpoint'),
      deploymentId,
      mac: (text) => vault.logMac(text),
    };
    const reading = await readCheckpoint(checkpoint);
    const rollback = await findRollback(store.read, reading);
    if (rollback !== undefined) {
      throw new Error(
        `${rollback}. A restored backup brings deleted keys back to life. If you want that, remove ${checkpoint.file} and start again.`,
      );
    }
    const rows = reading.status === 'none' ? (await readHead(store.read)).seq : 0;
    const warnings =
      rows === 0
        ? []
        : [
            `the checkpoint ${checkpoint.file} is missing though the audit trail has ${rows} rows: nobody can tell whether ` +
              'this database is an older one, or its last records were cut off',
          ];
    const writer = createCheckpointWriter(checkpoint, { timer, onFault });
    const trail = createTrail({ store, eventId: createRequestIds(), timer, onFault, onWritten: (head) => writer.note(head) });
    return {
      store,
      feed: createView(store),
      vault,
      kek,
      trail,
      explanations: createExplanations(store),
      checkpoint,
      deploymentId,
      warnings,
      async close() {
        try {
          await trail.stop();
          await writer.close();
        } finally {
          await store.close();
          release();
        }
      },
    };
  } catch (error) {
    await store.close();
    release();
    throw error;
  }
}

async function deploymentIdOf(store: Store): Promise<string> {
  const known = await readFact(store.read, 'deploymentId');
  if (known !== undefined) return known;
  const made = randomUUID();
  await store.write({
    receipt: { accountId: 'deployment', requestId: 'create-deployment', time: now().getTime() },
    run: ({ db }) =>
      db
        .insertInto('deployment')
        .values([
          { key: 'deploymentId', value: made },
          { key: 'createdAt', value: now().toISOString() },
        ])
        .execute(),
  });
  return made;
}
