import { ServiceError } from '../domain/errors.ts';
import { findVersion, type PolicyVersionRow } from '../store/policy-versions.ts';
import type { PolicyRow } from '../store/policies.ts';
import type { Queries } from '../store/store.ts';

/** Finds a version by its id, `v3`. @throws ServiceError `NoSuchEntity` in AWS's words for a version that isn't there. */
export async function requireVersion(db: Queries, arn: string, policy: PolicyRow, id: string): Promise<PolicyVersionRow> {
  const number = /^v[1-9]\d{0,14}$/.test(id) ? Number(id.slice(1)) : undefined;
  const version = number === undefined ? undefined : await findVersion(db, policy, number);
  if (!version) throw noSuchVersion(arn, id);
  return version;
}

/** The refusal for a version that isn't there, of a policy that is. */
export function noSuchVersion(arn: string, id: string): ServiceError {
  return new ServiceError('NoSuchEntity', `Policy ${arn} version ${id} does not exist or is not attachable.`);
}
