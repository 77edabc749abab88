import { prepared, type Param } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type AccessKeyRow = Readonly<Schema['accessKeys']>;
/** An access key without its secret: all that may be shown of it. */
export type AccessKeyFacts = Omit<AccessKeyRow, 'sealedSecret'>;
export type AccessKeyUse = Readonly<Schema['accessKeyUses']>;

const FACTS = ['accountId', 'accessKeyId', 'ownerId', 'status', 'createdAt', 'changedAt'] as const;

/** Finds a key of the account. */
export async function findAccessKey(db: Queries, accountId: string, accessKeyId: string): Promise<AccessKeyFacts | undefined> {
  return await db
    .selectFrom('accessKeys')
    .select(FACTS)
    .where('accountId', '=', accountId)
    .where('accessKeyId', '=', accessKeyId)
    .executeTakeFirst();
}

/** The account of a key, whichever it is. Needed only for ids that do not tell it themselves (`accountOf`). */
export async function findAccountOfAccessKey(db: Queries, accessKeyId: string): Promise<string | undefined> {
  const row = await db.selectFrom('accessKeys').select('accountId').where('accessKeyId', '=', accessKeyId).executeTakeFirst();
  return row?.accountId;
}

/** The keys of an owner (a user's id, or the account id for root), oldest first; there are never more than a few. */
export async function listAccessKeys(db: Queries, accountId: string, ownerId: string): Promise<readonly AccessKeyFacts[]> {
  return await db
    .selectFrom('accessKeys')
    .select(FACTS)
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .orderBy('createdAt')
    .orderBy('accessKeyId')
    .execute();
}

const insert = prepared((db: Queries, param: Param<AccessKeyRow>) =>
  db.insertInto('accessKeys').values({
    accountId: param('accountId'),
    accessKeyId: param('accessKeyId'),
    ownerId: param('ownerId'),
    status: param('status'),
    createdAt: param('createdAt'),
    changedAt: param('changedAt'),
    sealedSecret: param('sealedSecret'),
  }),
);

/** Adds a key; its secret is sealed already. */
export async function addAccessKey(write: Write, key: AccessKeyRow): Promise<void> {
  await insert.run(write.db, key);
  write.touch('accessKey', key.accountId, key.accessKeyId);
}

const COLUMNS = ['accountId', 'accessKeyId', 'ownerId', 'status', 'createdAt', 'changedAt', 'sealedSecret'] as const;

const insertWithin = prepared((db: Queries, param: Param<AccessKeyRow & { most: number }>) =>
  db
    .insertInto('accessKeys')
    .columns(COLUMNS)
    .expression(
      db
        .selectNoFrom((eb) => COLUMNS.map((column) => eb.val(param(column)).as(column)))
        .where(
          (eb) =>
            eb
              .selectFrom('accessKeys')
              .select(({ fn }) => fn.countAll().as('count'))
              .where('accountId', '=', param('accountId'))
              .where('ownerId', '=', param('ownerId')),
          '<',
          param('most'),
        ),
    ),
);

/** As `addAccessKey`, counting in the same statement. @returns false, with nothing added, when the owner has `most` keys already. */
export async function addAccessKeyWithin(write: Write, most: number, key: AccessKeyRow): Promise<boolean> {
  if ((await insertWithin.run(write.db, { ...key, most })) === 0) return false;
  write.touch('accessKey', key.accountId, key.accessKeyId);
  return true;
}

/** Switches a key on or off. */
export async function setAccessKeyStatus(
  write: Write,
  key: AccessKeyFacts,
  status: AccessKeyRow['status'],
  changedAt: number,
): Promise<void> {
  await write.db
    .updateTable('accessKeys')
    .set({ status, changedAt })
    .where('accountId', '=', key.accountId)
    .where('accessKeyId', '=', key.accessKeyId)
    .execute();
  write.touch('accessKey', key.accountId, key.accessKeyId);
}

/** Removes a key and the record of its last use. */
export async function removeAccessKey(write: Write, accountId: string, accessKeyId: string): Promise<void> {
  await write.db.deleteFrom('accessKeyUses').where('accountId', '=', accountId).where('accessKeyId', '=', accessKeyId).execute();
  await write.db.deleteFrom('accessKeys').where('accountId', '=', accountId).where('accessKeyId', '=', accessKeyId).execute();
  write.touch('accessKey', accountId, accessKeyId);
}

/** The last use of a key that was written down. */
export async function findAccessKeyUse(db: Queries, accountId: string, accessKeyId: string): Promise<AccessKeyUse | undefined> {
  return await db
    .selectFrom('accessKeyUses')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('accessKeyId', '=', accessKeyId)
    .executeTakeFirst();
}

const use = prepared((db: Queries, param: Param<AccessKeyUse>) =>
  db
    .insertInto('accessKeyUses')
    .values({
      accountId: param('accountId'),
      accessKeyId: param('accessKeyId'),
      usedAt: param('usedAt'),
      region: param('region'),
      service: param('service'),
    })
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'accessKeyId']).doUpdateSet((eb) => ({
        usedAt: eb.ref('excluded.usedAt'),
        region: eb.ref('excluded.region'),
        service: eb.ref('excluded.service'),
      })),
    ),
);

/** Writes down when keys were last used. It decides nothing, so nothing is touched; a key that is gone meanwhile is left out. */
export async function recordAccessKeyUses(write: Write, uses: readonly AccessKeyUse[]): Promise<void> {
  for (const each of uses) {
    const { accountId, accessKeyId, usedAt, region, service } = each;
    if (await findAccessKey(write.db, accountId, accessKeyId))
      await use.run(write.db, { accountId, accessKeyId, usedAt, region, service });
  }
}
