import type { OperationName } from './wire.ts';

const OWN: ReadonlySet<string> = new Set<string>([
  'CheckPermissions',
  'ExplainRequest',
  'LookupAuditRecords',
  'ListUserSummaries',
  'ListAccountAccessKeys',
  'BeginPasskeyRegistration',
  'FinishPasskeyRegistration',
  'ListPasskeys',
  'RenamePasskey',
  'CreateRecoveryCodes',
  'GetRecoveryCodeSummary',
  'ListConsoleSessions',
  'RevokeConsoleSession',
  'RevokeConsoleSessions',
]);
const STS: ReadonlySet<string> = new Set<string>([
  'GetCallerIdentity',
  'GetAccessKeyInfo',
  'DecodeAuthorizationMessage',
  'GetSessionToken',
  'AssumeRole',
]);

/** Which service an operation is of. */
export function serviceOf(name: string): 'iam' | 'sts' | 'countersign' {
  return OWN.has(name) ? 'countersign' : STS.has(name) ? 'sts' : 'iam';
}

const VERSIONS = { iam: '2010-05-08', sts: '2011-06-15', countersign: '2026-11-24' } as const;

/** Writes a call in the AWS query protocol: `Tags.member.1.Key=team`. Members that are undefined are left out. */
export function encodeForm(name: OperationName, input: object): URLSearchParams {
  const form = new URLSearchParams({ Action: name, Version: VERSIONS[serviceOf(name)] });
  for (const [key, value] of Object.entries(input)) append(form, key, value);
  return form;
}

function append(form: URLSearchParams, key: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (value instanceof Date) form.append(key, value.toISOString());
  else if (Array.isArray(value)) value.forEach((item, i) => append(form, `${key}.member.${i + 1}`, item));
  else if (typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) append(form, `${key}.${name}`, part);
  } else form.append(key, typeof value === 'string' ? value : JSON.stringify(value));
}
