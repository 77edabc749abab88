import { rootArn, userArn } from '../domain/arns.ts';
import { passwordExpiry } from '../domain/password-state.ts';
import type { PasswordPolicy } from '../domain/password-policy.ts';
import { findAccount, type AccountRow } from '../store/accounts.ts';
import {
  listReportedCredentials,
  listReportedUsers,
  type ReportedCertificate,
  type ReportedKey,
  type ReportedPrincipal,
  type ReportedUser,
} from '../store/credential-reports.ts';
import { keyLastUse } from './key-last-use.ts';
import { readPasswordPolicy } from './new-password.ts';
import type { ReadTools, Tools } from './operation.ts';

/** For how long a report is good. SOURCE: IAM User Guide, "Generate credential reports": one in four hours. */
export const REPORT_LIFE_MS: number = 4 * 3_600_000;

const KEY_COLUMNS = ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'];

/**
 * SOURCE: the header, the order of the rows, the forms of dates and truths, and line breaks without one at the end are those of a
 * live report (radkawar/stackd, credential_report.json, 2026-09). The guide has one more column, `additional_credentials_info`,
 * for a third key or certificate; there is none here.
 */
const HEADER: readonly string[] = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...KEY_COLUMNS.map((column) => `access_key_1_${column}`),
  ...KEY_COLUMNS.map((column) => `access_key_2_${column}`),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

const NOTHING: ReportedPrincipal = { id: '', hasFactor: false, keys: [], certificates: [] };
const NONE = 'N/A';
const NOT_SUPPORTED = 'not_supported';
const NO_INFORMATION = 'no_information';

/** Writes what every user of the account, and root, signs in with: CSV, root first, then users by name. Six queries. */
export async function writeCredentialReport(tools: ReadTools): Promise<string> {
  const { accountId } = tools.caller;
  const account = await findAccount(tools.db, accountId);
  if (!account) throw new RangeError(`there is no account ${accountId} to report on`);
  const policy = await readPasswordPolicy(tools.db, accountId);
  const users = await listReportedUsers(tools.db, accountId);
  const credentials = await listReportedCredentials(tools.db, accountId);
  const rows = [
    HEADER,
    [...rootFields(account), ...credentialFields(credentials.get(accountId) ?? NOTHING, tools)],
    ...users.map((user) => [
      ...userFields(user, accountId, policy),
      ...credentialFields(credentials.get(user.userId) ?? NOTHING, tools),
    ]),
  ];
  return rows.map((row) => row.map(field).join(',')).join('\n');
}

/** When root's password was set or used is not written down, and root's never expires. */
function rootFields({ accountId, createdAt, rootPasswordHash }: AccountRow): readonly string[] {
  const hasPassword = rootPasswordHash !== null;
  const lastUsed = hasPassword ? NO_INFORMATION : NONE;
  const truth = String(hasPassword);
  return ['<root_account>', rootArn(accountId), date(createdAt), truth, lastUsed, NOT_SUPPORTED, NOT_SUPPORTED];
}

function userFields(user: ReportedUser, accountId: string, policy: PasswordPolicy): readonly string[] {
  const { name, path, createdAt, passwordChangedAt, passwordLastUsedAt } = user;
  const who = [name, userArn({ accountId, path, name }), date(createdAt)];
  if (passwordChangedAt === null) return [...who, 'false', NONE, NONE, NONE];
  const lastUsed = passwordLastUsedAt === null ? NO_INFORMATION : date(passwordLastUsedAt);
  const expiry = passwordExpiry(passwordChangedAt, policy);
  return [...who, 'true', lastUsed, date(passwordChangedAt), expiry === undefined ? NONE : date(expiry)];
}

function credentialFields(
  { hasFactor, keys, certificates }: ReportedPrincipal,
  tools: Pick<Tools, 'lastUse'>,
): readonly string[] {
  const [key1, key2] = keys;
  const [certificate1, certificate2] = certificates;
  return [
    String(hasFactor),
    ...keyFields(key1, tools),
    ...keyFields(key2, tools),
    ...certificateFields(certificate1),
    ...certificateFields(certificate2),
  ];
}

// SOURCE: in the live report an inactive key keeps its date, which is that of its making: switching it off does not move it.
function keyFields(key: ReportedKey | undefined, tools: Pick<Tools, 'lastUse'>): readonly string[] {
  if (!key) return ['false', NONE, NONE, NONE, NONE];
  const use = keyLastUse(tools, key.accessKeyId, key);
  const used = use ? [date(use.usedAt), use.region, use.service] : [NONE, NONE, NONE];
  return [String(key.status === 'Active'), date(key.createdAt), ...used];
}

function certificateFields(certificate: ReportedCertificate | undefined): readonly string[] {
  return certificate ? [String(certificate.status === 'Active'), date(certificate.createdAt)] : ['false', NONE];
}

/** `2026-09-11T13:14:52Z` */
const date = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** SOURCE: RFC 4180. A user's name may hold a comma. What a spreadsheet makes of `=` is the business of who opens it in one. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
