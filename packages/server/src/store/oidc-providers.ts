import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

/** An OpenID Connect provider. */
export type OidcProviderRow = Readonly<Omit<Schema['oidcProviders'], 'clientIds' | 'thumbprints'>> & {
  /** In the order in which they were put; none twice. */
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
};

/** Finds a provider by its address without `https://`, to the letter. */
export async function findOidcProvider(db: Queries, accountId: string, url: string): Promise<OidcProviderRow | undefined> {
  const row = await db
    .selectFrom('oidcProviders')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('url', '=', url)
    .executeTakeFirst();
  return row && read(row);
}

/** All providers of an account, in the order of their addresses; there are 100 at most. */
export async function listOidcProviders(db: Queries, accountId: string): Promise<readonly OidcProviderRow[]> {
  const rows = await db.selectFrom('oidcProviders').selectAll().where('accountId', '=', accountId).orderBy('url').execute();
  return rows.map(read);
}

/** How many OpenID Connect providers the account has. */
export async function countOidcProviders(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('oidcProviders')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Adds a provider. Nothing is touched: authorization does not look at them. */
export async function addOidcProvider(write: Write, { clientIds, thumbprints, ...rest }: OidcProviderRow): Promise<void> {
  await write.db
    .insertInto('oidcProviders')
    .values({ ...rest, clientIds: JSON.stringify(clientIds), thumbprints: JSON.stringify(thumbprints) })
    .execute();
}

/** Gives a provider other client ids, other thumbprints or both. */
export async function changeOidcProvider(
  write: Write,
  { accountId, providerId }: OidcProviderRow,
  { clientIds, thumbprints }: Partial<Pick<OidcProviderRow, 'clientIds' | 'thumbprints'>>,
): Promise<void> {
  await write.db
    .updateTable('oidcProviders')
    .set({
      ...(clientIds === undefined ? {} : { clientIds: JSON.stringify(clientIds) }),
      ...(thumbprints === undefined ? {} : { thumbprints: JSON.stringify(thumbprints) }),
    })
    .where('accountId', '=', accountId)
    .where('providerId', '=', providerId)
    .execute();
}

/** Removes a provider; its tags are the caller's to remove. */
export async function removeOidcProvider(write: Write, { accountId, providerId }: OidcProviderRow): Promise<void> {
  await write.db.deleteFrom('oidcProviders').where('accountId', '=', accountId).where('providerId', '=', providerId).execute();
}

const read = ({ clientIds, thumbprints, ...rest }: Readonly<Schema['oidcProviders']>): OidcProviderRow => ({
  ...rest,
  clientIds: JSON.parse(clientIds) as string[],
  thumbprints: JSON.parse(thumbprints) as string[],
});
