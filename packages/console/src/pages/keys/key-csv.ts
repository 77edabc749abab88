import type { NewKey } from './new-key.ts';

/** A file to be downloaded. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The file that AWS's console offers: two columns, no user name, CRLF at the ends of lines. AWS's own very probably begins
 * with a byte order mark; this one does not, since most readers stumble over it.
 */
export function keyCsv({ userName, accessKeyId, secretAccessKey }: NewKey): CsvFile {
  return {
    name: userName === undefined ? 'rootkey.csv' : `${userName}_accessKeys.csv`,
    text: `Access key ID,Secret access key\r\n${accessKeyId},${secretAccessKey}\r\n`,
  };
}

/**
 * The file that `aws configure import --csv file://…` takes: it wants the user name, no byte order mark and no quotes.
 * @returns undefined when the user name cannot be written that way.
 * SOURCE: awscli's importer splits lines at every comma; with `bob,jr` it reports success and stores the key id as the secret.
 */
export function importCsv({ userName = 'root', accessKeyId, secretAccessKey }: NewKey): CsvFile | undefined {
  if (userName.includes(',')) return undefined;
  return {
    name: `${userName}_import.csv`,
    text: `User name,Access key ID,Secret access key\r\n${userName},${accessKeyId},${secretAccessKey}\r\n`,
  };
}
