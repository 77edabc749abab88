import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type ServiceCredentialRow = Readonly<Schema['serviceCredentials']>;
/** A service-specific credential without its secret's hash: all that may be shown of it. */
export type ServiceCredentialFacts = Omit<ServiceCredentialRow, 'secretHash'>;
/** A credential in a list, with the name that its owner has now. */
export type ListedServiceCredential = ServiceCredentialFacts & { readonly userName: string };

/** Which credentials a list holds. */
export interface ServiceCredentialFilter {
  readonly accountId: string;
  /** Undefined: everybody's. */
  readonly ownerId: string | undefined;
  /** Undefined: those of every service. */
  readonly service: string | undefined;
}

/** A place in a list of credentials. */
export interface ServiceCredentialPlace {
  readonly createdAt: number;
  readonly credentialId: string;
}

const FACTS = [
  'accountId',
  'credentialId',
  'ownerId',
  'service',
  'login',
  'loginKey',
  'status',
  'createdAt',
  'expiresAt',
] as const;
const LISTED = FACTS.map((column) => `serviceCredentials.${column}` as const);

/** Finds a credential of the account, whoever's it is. */
export async function findServiceCredential(
  db: Queries,
  accountId: string,
  credentialId: string,
): Promise<ServiceCredentialFacts | undefined> {
  return await db
    .selectFrom('serviceCredentials')
    .select(FACTS)
    .where('accountId', '=', accountId)
    .where('credentialId', '=', credentialId)
    .executeTakeFirst();
}

/** At most `limit` credentials in the order in which they were made, after the place `after`. */
export async function listServiceCredentials(
  db: Queries,
  { accountId, ownerId, service }: ServiceCredentialFilter,
  after: ServiceCredentialPlace | undefined,
  limit: number,
): Promise<readonly ListedServiceCredential[]> {
  let query = db
    .selectFrom('serviceCredentials')
    .innerJoin('users', (join) =>
      join.onRef('users.accountId', '=', 'serviceCredentials.accountId').onRef('users.userId', '=', 'serviceCredentials.ownerId'),
    )
    .select(LISTED)
    .select('users.name as userName')
    .where('serviceCredentials.accountId', '=', accountId);
  if (ownerId !== undefined) query = query.where('serviceCredentials.ownerId', '=', ownerId);
  if (service !== undefined) query = query.where('serviceCredentials.service', '=', service);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('serviceCredentials.createdAt', '>', after.createdAt),
        eb.and([
          eb('serviceCredentials.createdAt', '=', after.createdAt),
          eb('serviceCredentials.credentialId', '>', after.credentialId),
        ]),
      ]),
    );
  }
  return await query.orderBy('serviceCredentials.createdAt').orderBy('serviceCredentials.credentialId').limit(limit).execute();
}

/** How many credentials for one service an owner has. */
export async function countServiceCredentials(db: Queries, accountId: string, ownerId: string, service: string): Promise<number> {
  const { count } = await db
    .selectFrom('serviceCredentials')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .where('service', '=', service)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether a login is somebody's at that service already; compared without regard to case. */
export async function isLoginTaken(db: Queries, accountId: string, service: string, login: string): Promise<boolean> {
  const row = await db
    .selectFrom('serviceCredentials')
    .select('credentialId')
    .where('accountId', '=', accountId)
    .where('service', '=', service)
    .where('loginKey', '=', login.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a credential. It signs nobody in here, so nothing is touched. */
export async function addServiceCredential(write: Write, credential: ServiceCredentialRow): Promise<void> {
  await write.db.insertInto('serviceCredentials').values(credential).execute();
}

/** Changes the status of a credential, or the hash of its secret. */
export async function changeServiceCredential(
  write: Write,
  credential: ServiceCredentialFacts,
  to: Partial<Pick<ServiceCredentialRow, 'status' | 'secretHash'>>,
): Promise<void> {
  await write.db
    .updateTable('serviceCredentials')
    .set(to)
    .where('accountId', '=', credential.accountId)
    .where('credentialId', '=', credential.credentialId)
    .execute();
}

/** Removes a credential. */
export async function removeServiceCredential(write: Write, credential: ServiceCredentialFacts): Promise<void> {
  await write.db
    .deleteFrom('serviceCredentials')
    .where('accountId', '=', credential.accountId)
    .where('credentialId', '=', credential.credentialId)
    .execute();
}
