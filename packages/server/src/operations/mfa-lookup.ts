import { mfaArn, parseMfaArn } from '../domain/mfa-serials.ts';
import { ServiceError } from '../domain/errors.ts';
import { findMfaDevice, type MfaDeviceRow } from '../store/mfa-devices.ts';
import { listTags } from '../store/tags.ts';
import type { MfaOwner } from './mfa-owner.ts';
import type { ReadTools, Target } from './operation.ts';
import { resourceTagContext } from './request-tags.ts';

type Lookup = Pick<ReadTools, 'db' | 'caller'>;

/** Finds a virtual device by its serial number; other accounts' do not exist here. */
async function findBySerial({ db, caller }: Lookup, serial: string): Promise<MfaDeviceRow | undefined> {
  const located = parseMfaArn(serial);
  if (located?.accountId !== caller.accountId) return undefined;
  return findMfaDevice(db, located.accountId, located.path, located.name);
}

/** @throws ServiceError `NoSuchEntity` when there is no such virtual device. */
export async function requireMfaDevice(tools: Lookup, serial: string): Promise<MfaDeviceRow> {
  return (await findBySerial(tools, serial)) ?? throwNoSuchDevice(serial);
}

/** SOURCE: LocalStack's recordings of 2026-02 (test_iam_mfa). */
export function throwNoSuchDevice(serial: string): never {
  throw new ServiceError('NoSuchEntity', `MFA Device with serial number ${serial} does not exist.`);
}

/**
 * Refuses a device that is not that owner's. The words are those of a service that speaks IAM's API word for word.
 * @throws ServiceError `NoSuchEntity`
 */
export function refuseOthersDevice({ ownerId }: MfaOwner, device: { readonly ownerId: string | null }): void {
  if (device.ownerId !== ownerId) throw new ServiceError('NoSuchEntity', 'MFA Device invalid for user.');
}

/** The virtual device that a call acts on, with its tags as condition keys. What is no device's serial is taken for a name. */
export async function mfaTarget(tools: Lookup, serial: string, context: NonNullable<Target['context']> = {}): Promise<Target> {
  const { accountId } = tools.caller;
  const arn = parseMfaArn(serial) ? serial : mfaArn({ accountId, path: '/', name: serial });
  const device = await findBySerial(tools, serial);
  const worn = device ? await listTags(tools.db, accountId, device.deviceId) : [];
  return { arn, context: { ...resourceTagContext(worn), ...context } };
}
