import type { StatusType } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';

/**
 * Reads the status that a credential is to have. `Expired` is in the model's set of values and nobody can set it.
 * SOURCE: recorded for SSH keys, signing certificates and service-specific credentials (radkawar/stackd, 2026-09).
 * @throws ServiceError `InvalidInput`
 */
export function readSettableStatus(status: StatusType): 'Active' | 'Inactive' {
  if (status === 'Expired') throw new ServiceError('InvalidInput', 'Operation does not support status Expired');
  return status;
}
