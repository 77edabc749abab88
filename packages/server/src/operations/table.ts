import { ServiceError } from '../domain/errors.ts';
import type { Operation } from './operation.ts';
import { certificateOperations } from './table-certificates.ts';
import { credentialOperations } from './table-credentials.ts';
import { ownOperations } from './table-own.ts';
import { policyOperations } from './table-policies.ts';
import { providerOperations } from './table-providers.ts';
import { roleOperations } from './table-roles.ts';
import { userOperations } from './table-users.ts';

/** Every operation that is built, by `service:Operation`. What is not here refuses: see `operationFor`. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...Object.entries(userOperations),
  ...Object.entries(policyOperations),
  ...Object.entries(roleOperations),
  ...Object.entries(credentialOperations),
  ...Object.entries(certificateOperations),
  ...Object.entries(providerOperations),
  ...Object.entries(ownOperations),
]);

/**
 * The operation that answers a call.
 * @throws ServiceError `NotImplemented` (501) for one that AWS has and Countersign has not built yet
 */
export function operationFor(service: string, name: string): Operation {
  const operation = operations.get(`${service}:${name}`);
  if (!operation) throw new ServiceError('NotImplemented', `${name} is not implemented by Countersign yet.`);
  return operation;
}
