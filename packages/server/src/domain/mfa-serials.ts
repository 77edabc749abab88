import type { Located } from './arns.ts';

/** `arn:aws:iam::123456789012:mfa/path/name`: how a virtual MFA device is named, its serial number. */
export function mfaArn({ accountId, path, name }: Located): string {
  return `arn:aws:iam::${accountId}:mfa${path}${name}`;
}

const MFA_ARN = /^arn:aws:iam::(\d{12}):mfa(\/(?:[!-~]+\/)?)([\w+=,.@-]+)$/;

/** Reads the serial number of a virtual MFA device. @returns undefined for any other serial. */
export function parseMfaArn(serial: string): Located | undefined {
  const match = MFA_ARN.exec(serial);
  if (!match) return undefined;
  const [, accountId = '', path = '', name = ''] = match;
  return { accountId, path, name };
}

/**
 * The serial number of a passkey. SOURCE: users' are recorded (aws-cli#4094: `…:u2f/user/myuser/default-…`); root's form is our choice.
 * @param userName undefined for root.
 * @param suffix what tells passkeys of one name apart: 26 characters of base 32.
 */
export function passkeySerial(accountId: string, userName: string | undefined, name: string, suffix: string): string {
  const owner = userName === undefined ? 'root' : `user/${userName}`;
  return `arn:aws:iam::${accountId}:u2f/${owner}/${name}-${suffix}`;
}

/** SOURCE: IAM API Reference, `SerialNumber`: 9 to 256 characters; a longer one could be named in no call. */
export const LONGEST_SERIAL = 256;
