import { mfaArn } from '../domain/mfa-serials.ts';
import { listMfaDevicesOf } from '../store/mfa-devices.ts';
import { listPasskeysOf } from '../store/passkeys.ts';
import type { Queries } from '../store/store.ts';

/** A second factor of a user or of root: a virtual device or a passkey. */
export interface OwnedMfaDevice {
  readonly serial: string;
  readonly enabledAt: number;
  /** Where it stands in the list of its owner's: by time, then by what tells two apart. */
  readonly position: string;
}

/** What an owner has, in the order in which it was enabled; 8 at most. */
export async function listOwnedMfaDevices(db: Queries, accountId: string, ownerId: string): Promise<readonly OwnedMfaDevice[]> {
  const devices = (await listMfaDevicesOf(db, accountId, ownerId)).map((device) => {
    const enabledAt = device.enabledAt ?? 0;
    return { serial: mfaArn(device), enabledAt, position: place(enabledAt, device.deviceId) };
  });
  // A serial can be too long for a marker; its end is the part that is drawn at random.
  const passkeys = (await listPasskeysOf(db, accountId, ownerId)).map(({ serial, createdAt }) => ({
    serial,
    enabledAt: createdAt,
    position: place(createdAt, serial.slice(-32)),
  }));
  return [...devices, ...passkeys].toSorted((a, b) => (a.position < b.position ? -1 : 1));
}

const place = (time: number, id: string): string => `${String(time).padStart(16, '0')} ${id}`;
