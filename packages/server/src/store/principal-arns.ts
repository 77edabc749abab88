import { roleArn, userArn } from '../domain/arns.ts';
import { accountOf } from '../domain/unique-ids.ts';
import type { Queries } from './store.ts';

/** How many ids are asked for at once, far below what either engine takes. */
const BATCH = 500;

/**
 * The present ARNs of users and roles, of any account, by their unique ids. Who is gone is left out.
 * @param ids `AIDA…` and `AROA…`; others are passed over.
 */
export async function principalArns(db: Queries, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const arns = new Map<string, string>();
  const asked = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const account = accountOf(id);
    if (account !== undefined) asked.set(account, [...(asked.get(account) ?? []), id]);
  }
  for (const [accountId, all] of asked) {
    for (let start = 0; start < all.length; start += BATCH) {
      const batch = all.slice(start, start + BATCH);
      for (const user of await usersOf(db, accountId, batch)) arns.set(user.userId, userArn(user));
      for (const role of await rolesOf(db, accountId, batch)) arns.set(role.roleId, roleArn(role));
    }
  }
  return arns;
}

const usersOf = async (db: Queries, accountId: string, ids: readonly string[]) =>
  await db
    .selectFrom('users')
    .select(['accountId', 'userId', 'path', 'name'])
    .where('accountId', '=', accountId)
    .where('userId', 'in', ids)
    .execute();

const rolesOf = async (db: Queries, accountId: string, ids: readonly string[]) =>
  await db
    .selectFrom('roles')
    .select(['accountId', 'roleId', 'path', 'name'])
    .where('accountId', '=', accountId)
    .where('roleId', 'in', ids)
    .execute();
