import type { Queries, Write } from './store.ts';

/** How long it can be asked what became of a deletion, in milliseconds: a day. AWS forgets within minutes. */
const KEPT_MS = 86_400_000;

/** Writes down that a service-linked role was deleted, and forgets what is too old to be asked for. */
export async function addRoleDeletion(write: Write, accountId: string, taskId: string, now: number): Promise<void> {
  await write.db
    .deleteFrom('roleDeletions')
    .where('accountId', '=', accountId)
    .where('createdAt', '<', now - KEPT_MS)
    .execute();
  await write.db.insertInto('roleDeletions').values({ accountId, taskId, createdAt: now }).execute();
}

/** Whether there was a deletion of that id, as far as it is still known. */
export async function isRoleDeletion(db: Queries, accountId: string, taskId: string): Promise<boolean> {
  const row = await db
    .selectFrom('roleDeletions')
    .select('taskId')
    .where('accountId', '=', accountId)
    .where('taskId', '=', taskId)
    .executeTakeFirst();
  return row !== undefined;
}
