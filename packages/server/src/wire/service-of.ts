import { ServiceError } from '../domain/errors.ts';
import type { Form } from './form.ts';
import { isServiceName, SERVICES } from './services.ts';
import type { ServiceName } from './shape.ts';

const BY_VERSION: ReadonlyMap<string, ServiceName> = new Map(
  Object.entries(SERVICES).flatMap(([name, { version }]) => (isServiceName(name) ? [[version, name] as const] : [])),
);

/**
 * Says which service a request is for: by its `Version`, or by its credential scope when it names none.
 * @returns undefined for a version that no service has.
 */
export function serviceOf(form: Form, scopeService?: string): ServiceName | undefined {
  const version = form.get('Version');
  if (version !== undefined) return BY_VERSION.get(version);
  return scopeService !== undefined && isServiceName(scopeService) ? scopeService : undefined;
}

/**
 * The refusal of an action that no service has, in AWS's words.
 */
export function unknownAction(form: Form): ServiceError {
  const version = form.get('Version') ?? 'NO_VERSION_SPECIFIED';
  return new ServiceError('InvalidAction', `Could not find operation ${form.get('Action') ?? ''} for version ${version}`);
}
