import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type AccountRow = Readonly<Schema['accounts']>;

/** How many of each thing an account has. */
export interface AccountCounts {
  readonly users: number;
  readonly groups: number;
  readonly policies: number;
  readonly policyVersions: number;
  readonly roles: number;
  readonly instanceProfiles: number;
  /** Access keys of the root user. */
  readonly rootAccessKeys: number;
}

/** Finds an account by its 12 digits. */
export async function findAccount(db: Queries, accountId: string): Promise<AccountRow | undefined> {
  return await db.selectFrom('accounts').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}

/** Finds the account that goes by an alias; an alias belongs to one account of the whole deployment. */
export async function findAccountByAlias(db: Queries, alias: string): Promise<AccountRow | undefined> {
  return await db.selectFrom('accounts').selectAll().where('alias', '=', alias).executeTakeFirst();
}

/** Counts the things of an account, in one query. */
export async function countEntities(db: Queries, accountId: string): Promise<AccountCounts> {
  const counts = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('users')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .as('users'),
      eb
        .selectFrom('groups')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .as('groups'),
      eb
        .selectFrom('policies')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .as('policies'),
      eb
        .selectFrom('policyVersions')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .as('policyVersions'),
      eb
        .selectFrom('roles')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .as('roles'),
      eb
        .selectFrom('instanceProfiles')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .as('instanceProfiles'),
      eb
        .selectFrom('accessKeys')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('ownerId', '=', accountId)
        .as('rootAccessKeys'),
    ])
    .executeTakeFirstOrThrow();
  return {
    users: Number(counts.users),
    groups: Number(counts.groups),
    policies: Number(counts.policies),
    policyVersions: Number(counts.policyVersions),
    roles: Number(counts.roles),
    instanceProfiles: Number(counts.instanceProfiles),
    rootAccessKeys: Number(counts.rootAccessKeys),
  };
}

/** Adds an account. */
export async function addAccount(write: Write, account: AccountRow): Promise<void> {
  await write.db.insertInto('accounts').values(account).execute();
  write.touch('account', account.accountId, account.accountId);
}

/** Gives the root user of an account a password in place of the one it had. @param hash from the vault. */
export async function setRootPassword(write: Write, accountId: string, hash: string): Promise<void> {
  await write.db.updateTable('accounts').set({ rootPasswordHash: hash }).where('accountId', '=', accountId).execute();
  write.touch('account', accountId, accountId);
}

/** Gives an account its alias in place of the one it had, or takes it away with null. */
export async function setAccountAlias(write: Write, accountId: string, alias: string | null): Promise<void> {
  await write.db.updateTable('accounts').set({ alias }).where('accountId', '=', accountId).execute();
  write.touch('account', accountId, accountId);
}
