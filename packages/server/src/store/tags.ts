import { tagKey, type TagWearer } from '../domain/names.ts';
import type { Queries, Write } from './store.ts';

/** A tag as it was put on. */
export interface TagRow {
  readonly key: string;
  readonly value: string;
}

/** What wears tags. Authorization looks at the tags of a user or role; a change to them is told to the enforcement view. */
export interface Wearer {
  readonly kind: TagWearer;
  readonly accountId: string;
  /** The unique id: `AIDA…`, `ANPA…`. */
  readonly resourceId: string;
}

/** The tags of one resource, in the order in which they were put on; 50 at most. */
export async function listTags(db: Queries, accountId: string, resourceId: string): Promise<readonly TagRow[]> {
  return await db
    .selectFrom('tags')
    .select(['key', 'value'])
    .where('accountId', '=', accountId)
    .where('resourceId', '=', resourceId)
    .orderBy('position')
    .execute();
}

/**
 * Puts tags on. A key that is there already (on a user or role: in whatever case) gets the new value and spelling and keeps its place.
 * @param tags no key twice; how many a resource may wear is the caller's business.
 */
export async function putTags(write: Write, wearer: Wearer, tags: readonly TagRow[]): Promise<void> {
  if (tags.length === 0) return;
  const { kind, accountId, resourceId } = wearer;
  const worn = await write.db
    .selectFrom('tags')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('accountId', '=', accountId)
    .where('resourceId', '=', resourceId)
    .executeTakeFirst();
  const next = (worn?.last ?? 0) + 1;
  await write.db
    .insertInto('tags')
    .values(
      tags.map(({ key, value }, i) => ({ accountId, resourceId, key, keyKey: tagKey(kind, key), value, position: next + i })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'resourceId', 'keyKey'])
        .doUpdateSet((eb) => ({ key: eb.ref('excluded.key'), value: eb.ref('excluded.value') })),
    )
    .execute();
  touchWearer(write, wearer);
}

/** Takes tags off; keys that are not there are passed over. */
export async function removeTags(write: Write, wearer: Wearer, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await write.db
    .deleteFrom('tags')
    .where('accountId', '=', wearer.accountId)
    .where('resourceId', '=', wearer.resourceId)
    .where(
      'keyKey',
      'in',
      keys.map((key) => tagKey(wearer.kind, key)),
    )
    .execute();
  touchWearer(write, wearer);
}

/** Takes every tag off, as when the resource goes. */
export async function removeAllTags(write: Write, wearer: Wearer): Promise<void> {
  await write.db
    .deleteFrom('tags')
    .where('accountId', '=', wearer.accountId)
    .where('resourceId', '=', wearer.resourceId)
    .execute();
  touchWearer(write, wearer);
}

function touchWearer(write: Write, { kind, accountId, resourceId }: Wearer): void {
  if (kind === 'user' || kind === 'role') write.touch(kind, accountId, resourceId);
}
