import { isIP } from 'node:net';
import { listMfaDevicesOf, type MfaDeviceRow } from '../store/mfa-devices.ts';
import { listPasskeysOf, type PasskeyRow } from '../store/passkeys.ts';
import { countRecoveryCodes } from '../store/recovery-codes.ts';
import type { Queries } from '../store/store.ts';
import { hostOf } from './page.ts';

/** How one can prove who they are beside a password. */
export type Method = 'totp' | 'passkey' | 'recoveryCode';

/** What a principal has to prove themselves with. */
export interface SecondFactors {
  readonly devices: readonly MfaDeviceRow[];
  readonly passkeys: readonly PasskeyRow[];
  /** How many recovery codes are left. */
  readonly recoveryCodes: number;
}

/** Reads what a user, or root, has to prove themselves with. */
export async function readFactors(db: Queries, accountId: string, ownerId: string): Promise<SecondFactors> {
  return {
    devices: await listMfaDevicesOf(db, accountId, ownerId),
    passkeys: await listPasskeysOf(db, accountId, ownerId),
    recoveryCodes: await countRecoveryCodes(db, accountId, ownerId),
  };
}

/** Whether a second factor must be shown. Recovery codes stand in for one that was lost; alone they are none. */
export const isNeeded = ({ devices, passkeys }: SecondFactors): boolean => devices.length + passkeys.length > 0;

/** Whether passkeys work on a page. SOURCE: WebAuthn §5.1.3: a relying party is a domain name, and an address is none. */
export const takesPasskeys = (page: string): boolean => isIP(hostOf(page).replace(/^\[|\]$/g, '')) === 0;

/** What of it can be shown on this page. */
export function methodsOf({ devices, passkeys, recoveryCodes }: SecondFactors, page: string): readonly Method[] {
  const methods: Method[] = [];
  if (devices.length > 0) methods.push('totp');
  if (passkeys.length > 0 && takesPasskeys(page)) methods.push('passkey');
  if (recoveryCodes > 0 && devices.length + passkeys.length > 0) methods.push('recoveryCode');
  return methods;
}
