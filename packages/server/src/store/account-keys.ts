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

const slice = prepared((db: Queries, param: Param<AccountKeyPlace & { accountId: string; limit: number }>) =>
  db
    .selectFrom('accessKeys')
    .leftJoin('users', (join) =>
      join.onRef('users.accountId', '=', 'accessKeys.accountId').onRef('users.userId', '=', 'accessKeys.ownerId'),
    )
    .leftJoin('accessKeyUses', (join) =>
      join
        .onRef('accessKeyUses.accountId', '=', 'accessKeys.accountId')
        .onRef('accessKeyUses.accessKeyId', '=', 'accessKeys.accessKeyId'),
    )
    .leftJoin('tags', (join) =>
      join
        .onRef('tags.accountId', '=', 'accessKeys.accountId')
        .onRef('tags.resourceId', '=', 'accessKeys.ownerId')
        .onRef('tags.key', '=', 'accessKeys.accessKeyId'),
    )
    .select([
      'accessKeys.accessKeyId',
      'accessKeys.ownerId',
      'accessKeys.status',
      'accessKeys.createdAt',
      'users.name as userName',
      'tags.value as description',
      'accessKeyUses.usedAt',
      'accessKeyUses.region',
      'accessKeyUses.service',
    ])
    .where('accessKeys.accountId', '=', param('accountId'))
    .where((eb) =>
      eb(eb.refTuple('accessKeys.ownerId', 'accessKeys.accessKeyId'), '>', eb.tuple(param('ownerId'), param('accessKeyId'))),
    )
    .orderBy('accessKeys.ownerId')
    .orderBy('accessKeys.accessKeyId')
    .limit(param('limit')),
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
