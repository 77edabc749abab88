import type { MeText } from './text.ts';

interface Whose {
  readonly accountId: string;
  /** Undefined for root. */
  readonly userName: string | undefined;
}

/** The text of the file that keeps recovery codes: what they are, whose, for which console, and one a line. */
export function recoveryCodesFile(
  codes: readonly string[],
  { accountId, userName }: Whose,
  origin: string,
  text: MeText['codes'],
): string {
  const who = userName === undefined ? accountId : `${userName} @ ${accountId}`;
  return [text.fileTitle, who, '', text.fileHint, `${origin}/console/`, '', ...codes, ''].join('\r\n');
}

/** What the file is called. A name may hold signs that no file system is asked to take. */
export const recoveryCodesFileName = ({ accountId, userName }: Whose): string =>
  `${(userName ?? `root-${accountId}`).replaceAll(/[^\w+=,.@-]/g, '_')}_recovery-codes.txt`;
