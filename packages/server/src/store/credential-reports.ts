import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type CredentialReportRow = Readonly<Schema['credentialReports']>;

/** A user, or root, as the report looks at them. */
export interface ReportedPrincipal {
  /** A user's id, or the account id for root. */
  readonly id: string;
  readonly hasFactor: boolean;
  /** By the second in which they were made, then by id. */
  readonly keys: readonly ReportedKey[];
  /** Inactive ones first, then by time. */
  readonly certificates: readonly ReportedCertificate[];
}

/** An access key and its last use, as far as that was written down; null: never. */
export interface ReportedKey {
  readonly accessKeyId: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
  readonly usedAt: number | null;
  readonly region: string | null;
  readonly service: string | null;
}

export interface ReportedCertificate {
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
}

/** A user of the report, and when the password was last set; null: there is none. */
export interface ReportedUser {
  readonly userId: string;
  readonly name: string;
  readonly path: string;
  readonly createdAt: number;
  readonly passwordLastUsedAt: number | null;
  readonly passwordChangedAt: number | null;
}

/** The newest report of an account, however old it is. */
export async function findCredentialReport(db: Queries, accountId: string): Promise<CredentialReportRow | undefined> {
  return await db.selectFrom('credentialReports').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}

/** When the newest report of an account was made; undefined: never. */
export async function findReportTime(db: Queries, accountId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('credentialReports')
    .select('generatedAt')
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row?.generatedAt;
}

/** Writes a report in place of the one before it. */
export async function putCredentialReport(write: Write, report: CredentialReportRow): Promise<void> {
  await write.db.deleteFrom('credentialReports').where('accountId', '=', report.accountId).execute();
  await write.db.insertInto('credentialReports').values(report).execute();
}

/** Every user of the account, in the order of their names without regard to case. */
export async function listReportedUsers(db: Queries, accountId: string): Promise<readonly ReportedUser[]> {
  return await db
    .selectFrom('users')
    .leftJoin('loginProfiles', (join) =>
      join.onRef('loginProfiles.accountId', '=', 'users.accountId').onRef('loginProfiles.userId', '=', 'users.userId'),
    )
    .select([
      'users.userId',
      'users.name',
      'users.path',
      'users.createdAt',
      'users.passwordLastUsedAt',
      'loginProfiles.changedAt as passwordChangedAt',
    ])
    .where('users.accountId', '=', accountId)
    .orderBy('users.nameKey')
    .execute();
}

/** What each owner of the account has: four queries, however many owners there are. Who has nothing is not in it. */
export async function listReportedCredentials(db: Queries, accountId: string): Promise<ReadonlyMap<string, ReportedPrincipal>> {
  const keys = await db
    .selectFrom('accessKeys')
    .leftJoin('accessKeyUses', (join) =>
      join
        .onRef('accessKeyUses.accountId', '=', 'accessKeys.accountId')
        .onRef('accessKeyUses.accessKeyId', '=', 'accessKeys.accessKeyId'),
    )
    .select([
      'accessKeys.ownerId',
      'accessKeys.accessKeyId',
      'accessKeys.status',
      'accessKeys.createdAt',
      'accessKeyUses.usedAt',
      'accessKeyUses.region',
      'accessKeyUses.service',
    ])
    .where('accessKeys.accountId', '=', accountId)
    .execute();
  const certificates = await db
    .selectFrom('signingCertificates')
    .select(['ownerId', 'status', 'createdAt', 'certificateId'])
    .where('accountId', '=', accountId)
    .execute();
  const devices = await db
    .selectFrom('mfaDevices')
    .select('ownerId')
    .distinct()
    .where('accountId', '=', accountId)
    .where('ownerId', 'is not', null)
    .execute();
  const passkeys = await db.selectFrom('passkeys').select('ownerId').distinct().where('accountId', '=', accountId).execute();

  const withFactor = new Set([...devices, ...passkeys].map(({ ownerId }) => ownerId));
  // SOURCE: rows of a live report (radkawar/stackd, credential_report.json, 2026-09): two keys of one second stand by id,
  // and of two certificates the inactive one stands first, older or not.
  const keysOf = grouped(keys);
  const certificatesOf = grouped(certificates);
  const owners = new Set([...keysOf.keys(), ...certificatesOf.keys(), ...[...withFactor].flatMap((id) => id ?? [])]);
  return new Map(
    [...owners].map((id) => [
      id,
      {
        id,
        hasFactor: withFactor.has(id),
        keys: (keysOf.get(id) ?? []).toSorted(
          (a, b) => second(a.createdAt) - second(b.createdAt) || (a.accessKeyId < b.accessKeyId ? -1 : 1),
        ),
        certificates: (certificatesOf.get(id) ?? []).toSorted(
          (a, b) =>
            (a.status === 'Inactive' ? 0 : 1) - (b.status === 'Inactive' ? 0 : 1) ||
            a.createdAt - b.createdAt ||
            (a.certificateId < b.certificateId ? -1 : 1),
        ),
      },
    ]),
  );
}

const second = (time: number): number => Math.floor(time / 1000);

/** Lays rows out by whose they are. */
function grouped<Row extends { readonly ownerId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const laid = new Map<string, Row[]>();
  for (const row of rows) {
    const its = laid.get(row.ownerId);
    if (its) its.push(row);
    else laid.set(row.ownerId, [row]);
  }
  return laid;
}
