import type { Passkey } from '../../api/own-operations.ts';
import type { Wire } from '../../api/wire.ts';

/** A second factor as the list shows it. Times are seconds since 1970. */
export interface MfaRow {
  readonly type: 'virtual' | 'passkey';
  readonly serial: string;
  readonly name: string;
  readonly created: number | undefined;
  /** Known of passkeys alone. */
  readonly lastUsed: number | undefined;
  readonly isBackedUp: boolean;
}

interface Device {
  readonly SerialNumber?: string | undefined;
  readonly EnableDate?: number | undefined;
}

/** Whether a serial number is a virtual device's: `arn:aws:iam::123456789012:mfa/phone`. Passkeys' are of the kind `u2f`. */
const isVirtual = (serial: string): boolean => /^[^:]*(?::[^:]*){4}:mfa\//.test(serial);

/** Puts what AWS's list knows of a user's devices together with what is known of passkeys besides. */
export function mfaRows(devices: readonly Device[], passkeys: readonly Wire<Passkey>[]): readonly MfaRow[] {
  const known = new Map(passkeys.map((passkey) => [passkey.SerialNumber, passkey]));
  return devices.map(({ SerialNumber: serial = '', EnableDate }) => {
    const passkey = known.get(serial);
    return {
      type: isVirtual(serial) ? 'virtual' : 'passkey',
      serial,
      name: passkey?.Name ?? serial.slice(serial.lastIndexOf('/') + 1),
      created: EnableDate,
      lastUsed: passkey?.LastUsedDate,
      isBackedUp: passkey?.BackedUp ?? false,
    };
  });
}
