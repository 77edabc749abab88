import { ServiceError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { countFactorsOf } from '../store/mfa-devices.ts';
import type { Queries } from '../store/store.ts';

/** @throws ServiceError `LimitExceeded` when an owner has as many virtual devices and passkeys as one may have */
export async function refuseFurtherFactor(db: Queries, accountId: string, ownerId: string): Promise<void> {
  if ((await countFactorsOf(db, accountId, ownerId)) < LIMITS.MfaDevicesPerUser) return;
  throw new ServiceError('LimitExceeded', `Cannot exceed quota for MFADevicesPerUser: ${LIMITS.MfaDevicesPerUser}`);
}
