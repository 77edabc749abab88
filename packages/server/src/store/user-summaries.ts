import { prepared, type Param } from './prepared.ts';
import type { AccessKeyFacts } from './access-keys.ts';
import type { Queries } from './store.ts';
import type { UserRow } from './users.ts';

/** A kind of second factor that a user can have. */
export type FactorKind = 'virtual' | 'passkey';

/** A key of a user, and when it was last used as far as that was written down; null: never. */
export interface SummaryKey extends Pick<AccessKeyFacts, 'accessKeyId' | 'status' | 'createdAt'> {
  readonly usedAt: number | null;
}

/** A user with what a list of users shows of them. */
export interface UserSummary {
  readonly user: UserRow;
  /** When the password was last set; null: there is none. */
  readonly passwordChangedAt: number | null;
  /** In the order of their names. */
  readonly groupNames: readonly string[];
  /** Each kind once, `virtual` first. */
  readonly factors: readonly FactorKind[];
  /** Oldest first. */
  readonly keys: readonly SummaryKey[];
}

const slice = prepared((db: Queries, param: Param<{ accountId: string; after: string; limit: number }>) =>
  db
    .selectFrom('users')
    .leftJoin('loginProfiles', (join) =>
      join.onRef('loginProfiles.accountId', '=', 'users.accountId').onRef('loginProfiles.userId', '=', 'users.userId'),
    )
    .selectAll('users')
    .select('loginProfiles.changedAt as passwordChangedAt')
    .where('users.accountId', '=', param('accountId'))
    .where('users.nameKey', '>', param('after'))
    .orderBy('users.nameKey')
    .limit(param('limit')),
);

/** The users whose name keys lie behind `after`, up to `last`. */
interface Range {
  readonly accountId: string;
  readonly after: string;
  readonly last: string;
}

const usersIn = (db: Queries, param: Param<Range>) =>
  db
    .selectFrom('users')
    .where('users.accountId', '=', param('accountId'))
    .where('users.nameKey', '>', param('after'))
    .where('users.nameKey', '<=', param('last'));

const groupsIn = prepared((db: Queries, param: Param<Range>) =>
  usersIn(db, param)
    .innerJoin('memberships', (join) =>
      join.onRef('memberships.accountId', '=', 'users.accountId').onRef('memberships.userId', '=', 'users.userId'),
    )
    .innerJoin('groups', (join) =>
      join.onRef('groups.accountId', '=', 'memberships.accountId').onRef('groups.groupId', '=', 'memberships.groupId'),
    )
    .select(['users.userId', 'groups.name'])
    .orderBy('groups.nameKey'),
);

const devicesIn = prepared((db: Queries, param: Param<Range>) =>
  usersIn(db, param)
    .innerJoin('mfaDevices', (join) =>
      join.onRef('mfaDevices.accountId', '=', 'users.accountId').onRef('mfaDevices.ownerId', '=', 'users.userId'),
    )
    .select('users.userId')
    .distinct(),
);

const passkeysIn = prepared((db: Queries, param: Param<Range>) =>
  usersIn(db, param)
    .innerJoin('passkeys', (join) =>
      join.onRef('passkeys.accountId', '=', 'users.accountId').onRef('passkeys.ownerId', '=', 'users.userId'),
    )
    .select('users.userId')
    .distinct(),
);

const keysIn = prepared((db: Queries, param: Param<Range>) =>
  usersIn(db, param)
    .innerJoin('accessKeys', (join) =>
      join.onRef('accessKeys.accountId', '=', 'users.accountId').onRef('accessKeys.ownerId', '=', 'users.userId'),
    )
    .leftJoin('accessKeyUses', (join) =>
      join
        .onRef('accessKeyUses.accountId', '=', 'accessKeys.accountId')
        .onRef('accessKeyUses.accessKeyId', '=', 'accessKeys.accessKeyId'),
    )
    .select(['users.userId', 'accessKeys.accessKeyId', 'accessKeys.status', 'accessKeys.createdAt', 'accessKeyUses.usedAt'])
    .orderBy('accessKeys.createdAt')
    .orderBy('accessKeys.accessKeyId'),
);

/**
 * At most `limit` users in the order of their names, after the name key `after`, each with all that a list shows: five queries,
 * however many users there are.
 */
export async function listUserSummaries(
  db: Queries,
  accountId: string,
  after: string | undefined,
  limit: number,
): Promise<readonly UserSummary[]> {
  const from = after ?? '';
  const users = await slice.all(db, { accountId, after: from, limit });
  const last = users.at(-1);
  if (!last) return [];
  const range: Range = { accountId, after: from, last: last.nameKey };
  const groups = byUser(await groupsIn.all(db, range));
  const devices = byUser(await devicesIn.all(db, range));
  const passkeys = byUser(await passkeysIn.all(db, range));
  const keys = byUser(await keysIn.all(db, range));
  return users.map(({ passwordChangedAt, ...user }) => {
    const { userId } = user;
    return {
      user,
      passwordChangedAt,
      groupNames: (groups.get(userId) ?? []).map(({ name }) => name),
      factors: [...(devices.has(userId) ? ['virtual' as const] : []), ...(passkeys.has(userId) ? ['passkey' as const] : [])],
      keys: keys.get(userId) ?? [],
    };
  });
}

/** Lays rows out by the user that they belong to, in the order in which they came. */
function byUser<Row extends { readonly userId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const laid = new Map<string, Row[]>();
  for (const row of rows) {
    const its = laid.get(row.userId);
    if (its) its.push(row);
    else laid.set(row.userId, [row]);
  }
  return laid;
}
