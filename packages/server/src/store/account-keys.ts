import type { AccessKeyFacts } from './access-keys.ts';
import { prepared, type Param } from './prepared.ts';
import type { Queries } from './store.ts';

/** A key of the account, whose it is, and its last use as far as that was written down. */
export interface AccountKey extends Pick<AccessKeyFacts, 'accessKeyId' | 'ownerId' | 'status' | 'createdAt'> {
  /** Null for root's. */
  readonly userName: string | null;
  /** The value of the owner's tag whose key is the id of the access key: AWS's console keeps a key's description there. */
  readonly description: string | null;
  readonly usedAt: number | null;
  readonly region: string | null;
  readonly service: string | null;
}

/** Where a key stands in the list of its account. */
export type AccountKeyPlace = Pick<AccountKey, 'ownerId' | 'accessKeyId'>;

// The keys of a page first, then what belongs to them: PostgreSQL joins whole tables otherwise, with every page.
const slice = prepared((db: Queries, param: Param<AccountKeyPlace & { accountId: string; limit: number }>) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('accessKeys')
        .select(['accountId', 'accessKeyId', 'ownerId', 'status', 'createdAt'])
        .where('accountId', '=', param('accountId'))
        .where((where) =>
          where(where.refTuple('ownerId', 'accessKeyId'), '>', where.tuple(param('ownerId'), param('accessKeyId'))),
        )
        .orderBy('ownerId')
        .orderBy('accessKeyId')
        .limit(param('limit'))
        .as('keys'),
    )
    .leftJoin('users', (join) => join.onRef('users.accountId', '=', 'keys.accountId').onRef('users.userId', '=', 'keys.ownerId'))
    .leftJoin('accessKeyUses', (join) =>
      join.onRef('accessKeyUses.accountId', '=', 'keys.accountId').onRef('accessKeyUses.accessKeyId', '=', 'keys.accessKeyId'),
    )
    .leftJoin('tags', (join) =>
      join
        .onRef('tags.accountId', '=', 'keys.accountId')
        .onRef('tags.resourceId', '=', 'keys.ownerId')
        .onRef('tags.key', '=', 'keys.accessKeyId'),
    )
    .select([
      'keys.accessKeyId',
      'keys.ownerId',
      'keys.status',
      'keys.createdAt',
      'users.name as userName',
      'tags.value as description',
      'accessKeyUses.usedAt',
      'accessKeyUses.region',
      'accessKeyUses.service',
    ])
    .orderBy('keys.ownerId')
    .orderBy('keys.accessKeyId'),
);

/** At most `limit` keys of the account, after the place `after`: root's first, then those of each user together. One query. */
export async function listAccountKeys(
  db: Queries,
  accountId: string,
  after: AccountKeyPlace | undefined,
  limit: number,
): Promise<readonly AccountKey[]> {
  const { ownerId, accessKeyId } = after ?? { ownerId: '', accessKeyId: '' };
  return await slice.all(db, { accountId, ownerId, accessKeyId, limit });
}
