import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';
import type { UserRow } from './users.ts';

export type MfaDeviceRow = Readonly<Schema['mfaDevices']>;

/** A device in a list, and the user whose it is; undefined for root's and for nobody's. */
export interface ListedMfaDevice {
  readonly device: MfaDeviceRow;
  readonly user: UserRow | undefined;
}

/** How many MFA devices an account has, virtual ones and passkeys together. */
export interface MfaCounts {
  readonly all: number;
  readonly inUse: number;
  readonly roots: number;
}

/** The key under which a device is unique: where it lies and what it is called, without regard to case. */
export const serialKey = (path: string, name: string): string => `${path}${name}`.toLowerCase();

/** Finds a virtual device by its path and name, spelled as they were given. */
export async function findMfaDevice(
  db: Queries,
  accountId: string,
  path: string,
  name: string,
): Promise<MfaDeviceRow | undefined> {
  const found = await findAlikeMfaDevice(db, accountId, path, name);
  return found?.path === path && found.name === name ? found : undefined;
}

/** Finds the device that stands in the way of another with this path and name. */
export async function findAlikeMfaDevice(
  db: Queries,
  accountId: string,
  path: string,
  name: string,
): Promise<MfaDeviceRow | undefined> {
  return await db
    .selectFrom('mfaDevices')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('serialKey', '=', serialKey(path, name))
    .executeTakeFirst();
}

/** Finds a device by its id. */
export async function findMfaDeviceById(db: Queries, accountId: string, deviceId: string): Promise<MfaDeviceRow | undefined> {
  return await db
    .selectFrom('mfaDevices')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('deviceId', '=', deviceId)
    .executeTakeFirst();
}

/** The virtual devices of a user, or of root (the account id), in the order in which they were enabled. */
export async function listMfaDevicesOf(db: Queries, accountId: string, ownerId: string): Promise<readonly MfaDeviceRow[]> {
  return await db
    .selectFrom('mfaDevices')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .orderBy('enabledAt')
    .orderBy('deviceId')
    .execute();
}

/** A place in the list of an account's devices. */
export interface MfaDevicePlace {
  readonly createdAt: number;
  readonly deviceId: string;
}

/**
 * At most `limit` virtual devices of the account in the order in which they were made, after the place `after`.
 * @param assigned only those that are somebody's, or nobody's; all when left out.
 */
export async function listMfaDevices(
  db: Queries,
  accountId: string,
  assigned: boolean | undefined,
  after: MfaDevicePlace | undefined,
  limit: number,
): Promise<readonly ListedMfaDevice[]> {
  let query = db.selectFrom('mfaDevices').selectAll().where('accountId', '=', accountId);
  if (assigned !== undefined) query = query.where('ownerId', assigned ? 'is not' : 'is', null);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('createdAt', '>', after.createdAt),
        eb.and([eb('createdAt', '=', after.createdAt), eb('deviceId', '>', after.deviceId)]),
      ]),
    );
  }
  const devices = await query.orderBy('createdAt').orderBy('deviceId').limit(limit).execute();
  const owners = [...new Set(devices.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))];
  if (owners.length === 0) return devices.map((device) => ({ device, user: undefined }));
  const users = await db
    .selectFrom('users')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('userId', 'in', owners)
    .execute();
  const byId = new Map(users.map((user) => [user.userId, user]));
  return devices.map((device) => ({ device, user: device.ownerId === null ? undefined : byId.get(device.ownerId) }));
}

/** How many virtual devices the account has. */
export async function countMfaDevices(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('mfaDevices')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many second factors an owner has: virtual devices and passkeys together. */
export async function countFactorsOf(db: Queries, accountId: string, ownerId: string): Promise<number> {
  const counts = await db
    .selectNoFrom((eb) =>
      (['mfaDevices', 'passkeys'] as const).map((table) =>
        eb
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('count'))
          .where('accountId', '=', accountId)
          .where('ownerId', '=', ownerId)
          .as(table),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(counts.mfaDevices) + Number(counts.passkeys);
}

/** Counts the MFA devices of an account. */
export async function countAllFactors(db: Queries, accountId: string): Promise<MfaCounts> {
  const virtual = await db
    .selectFrom('mfaDevices')
    .select(({ fn }) => [fn.countAll().as('all'), fn.count('ownerId').as('inUse')])
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  const { count } = await db
    .selectFrom('passkeys')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return {
    all: Number(virtual.all) + Number(count),
    inUse: Number(virtual.inUse) + Number(count),
    roots: await countFactorsOf(db, accountId, accountId),
  };
}

/** Adds a device that is nobody's yet; its seed is sealed already. */
export async function addMfaDevice(write: Write, device: MfaDeviceRow): Promise<void> {
  await write.db.insertInto('mfaDevices').values(device).execute();
}

/** Gives a device to an owner, or with null to nobody. The seed must be sealed for whom it goes to. */
export async function assignMfaDevice(
  write: Write,
  device: MfaDeviceRow,
  to: Pick<MfaDeviceRow, 'ownerId' | 'enabledAt' | 'sealedSeed'>,
): Promise<void> {
  await write.db
    .updateTable('mfaDevices')
    .set(to)
    .where('accountId', '=', device.accountId)
    .where('deviceId', '=', device.deviceId)
    .execute();
}

/** Writes down by how much the device's clock differs. */
export async function setMfaDrift(write: Write, device: MfaDeviceRow, drift: number): Promise<void> {
  await write.db
    .updateTable('mfaDevices')
    .set({ drift })
    .where('accountId', '=', device.accountId)
    .where('deviceId', '=', device.deviceId)
    .execute();
}

/**
 * Takes the code of a step, and with it those of all earlier steps, out of use.
 *
 * INVARIANT: of all who take the same step, at whatever moment, one gets true.
 * @returns false when that step or a later one was taken already.
 */
export async function takeMfaStep(write: Write, accountId: string, deviceId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await write.db
    .updateTable('mfaDevices')
    .set({ lastStep: step })
    .where('accountId', '=', accountId)
    .where('deviceId', '=', deviceId)
    .where((eb) => eb.or([eb('lastStep', 'is', null), eb('lastStep', '<', step)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Removes a device. Its tags are the caller's business. */
export async function removeMfaDevice(write: Write, accountId: string, deviceId: string): Promise<void> {
  await write.db.deleteFrom('mfaDevices').where('accountId', '=', accountId).where('deviceId', '=', deviceId).execute();
}
