import { CliError } from './failure.ts';

/** What a file of credentials holds. */
export interface KeyRecord {
  readonly userName: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * The file that AWS's console offers for download: two columns, no user name, CRLF at the ends of lines.
 * AWS's own file very probably starts with a byte order mark; ours does not, since most readers stumble over it.
 */
export function consoleCsv({ accessKeyId, secretAccessKey }: KeyRecord): string {
  return `Access key ID,Secret access key\r\n${accessKeyId},${secretAccessKey}\r\n`;
}

/**
 * The file that `aws configure import --csv file://…` takes: it wants the user name, no byte order mark and no quotes.
 * @throws CliError when the user name cannot be written that way; see `refuseUnimportable`.
 */
export function importCsv(record: KeyRecord): string {
  refuseUnimportable(record.userName);
  return `User name,Access key ID,Secret access key\r\n${record.userName},${record.accessKeyId},${record.secretAccessKey}\r\n`;
}

/**
 * Refuses a user name that `aws configure import` would misread. Ask before the key is made.
 * SOURCE: awscli's importer splits lines at every comma; with `bob,jr` it reports success and stores the key id as the secret.
 */
export function refuseUnimportable(userName: string): void {
  if (!/[,"\r\n]/.test(userName)) return;
  throw new CliError(
    `--csv-import cannot hold the user name ${JSON.stringify(userName)}: "aws configure import" splits at every comma and knows no quotes.`,
    { hint: 'use --csv, which has no user name in it' },
  );
}

/** AWS's name for the downloaded file. */
export const consoleCsvName = (userName: string): string => `${userName}_accessKeys.csv`;
