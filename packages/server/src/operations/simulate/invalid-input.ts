import { ServiceError } from '../../domain/errors.ts';

/** How the policy simulator refuses what it can't simulate. SOURCE of the texts in this folder: recorded answers of 2026-09. */
export const invalidInput = (message: string, cause?: unknown): ServiceError =>
  new ServiceError('InvalidInput', message, { cause });
