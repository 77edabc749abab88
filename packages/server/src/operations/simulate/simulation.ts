import { parseArn } from '@countersign/core/arn';
import type { PolicyLayers, RequestContext } from '@countersign/core/policy';
import type { GivenContext } from './context-entries.ts';
import type { SimulatedCaller } from './simulated-caller.ts';
import type { SimulatedPolicy } from './simulated-policy.ts';

/** Everything that a simulation is asked with, read and checked. */
export interface Simulation {
  readonly identity: readonly SimulatedPolicy[];
  /** `missing`: one is set whose policy can't be read. */
  readonly boundary?: SimulatedPolicy | 'missing';
  readonly resource?: SimulatedPolicy;
  /** Level by level, the organization's root first. */
  readonly scp?: readonly (readonly SimulatedPolicy[])[];
  readonly caller: SimulatedCaller;
  readonly given: GivenContext;
  /** The account that owns resources whose ARN does not tell. */
  readonly owner?: string;
  /** Every key that the policies name and that was not given; a result for want of an Allow tells them all. */
  readonly missing: readonly string[];
  /** ARNs, or `*` alone. */
  readonly resources: readonly string[];
}

/** The policies as the engine takes them. */
export function layersOf({ identity, boundary, resource, scp }: Simulation): PolicyLayers {
  return {
    identity,
    ...(boundary === undefined ? {} : { boundary }),
    ...(resource === undefined ? {} : { resource: [resource] }),
    ...(scp === undefined ? {} : { scp }),
  };
}

/** All policies but an organization's: of those a simulation only tells whether they allow. */
export function policiesOf({
  identity,
  boundary,
  resource,
}: Pick<Simulation, 'identity' | 'boundary' | 'resource'>): readonly SimulatedPolicy[] {
  return [...identity, ...(boundary === undefined || boundary === 'missing' ? [] : [boundary]), ...(resource ? [resource] : [])];
}

/** The keys that were given, and under them those that the caller brings. */
export function contextOf({ given, caller }: Simulation): RequestContext {
  return { get: (key) => given.get(key) ?? caller.context.get(key) };
}

/**
 * The account that owns a resource. Without a resource policy nobody's side but the caller's is simulated, so that every
 * resource counts as the caller's own, whatever its ARN says.
 */
export function ownerOf(resource: string, { resource: policy, owner, caller }: Simulation): string {
  if (!policy) return caller.account;
  return parseArn(resource)?.account || (owner ?? caller.account);
}
