import type { SimulatePolicyResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { DEFAULT_PAGE_SIZE, pageScope } from '../../domain/paging.ts';
import type { ReadTools } from '../operation.ts';
import { evaluate } from './evaluate.ts';
import { invalidInput } from './invalid-input.ts';
import type { SimulationInput } from './read-simulation.ts';
import type { SimulatedPolicy } from './simulated-policy.ts';
import type { Simulation } from './simulation.ts';

/** How many statements are looked at before a page ends early, as AWS reserves the right to: about 0.1 s (measured: 5 µs each). */
const WORK_PER_PAGE = 20_000;
/** How many one action may need, on all of its resources; more would keep everybody else waiting. */
const WORK_PER_ACTION = 50_000;
/** A resource policy is looked at the long way, with its principals: measured 65 µs a statement. */
const RESOURCE_POLICY_WEIGHT = 12;

/**
 * Simulates the actions of one page. A page counts actions, since each has one result with all of its resources in it; a marker
 * is good for the same operation, whatever else the next request changes.
 * SOURCE: recorded answers of 2026-09, in which a marker goes on in another list of actions, too.
 */
export async function simulate(
  operation: string,
  simulation: Simulation,
  { ActionNames, Marker, MaxItems = DEFAULT_PAGE_SIZE }: SimulationInput,
  { caller, markers }: Pick<ReadTools, 'caller' | 'markers'>,
): Promise<SimulatePolicyResponse> {
  const scope = pageScope(operation, caller.accountId);
  const first = Marker === undefined ? 0 : Number(openMarker(markers, scope, Marker));
  const work = workOf(simulation);
  if (work > WORK_PER_ACTION) throw invalidInput('The simulation has too many statements for its number of resources.');
  const results = [];
  let next = first;
  for (const action of ActionNames.slice(first, first + MaxItems)) {
    if (results.length > 0 && (results.length + 1) * work > WORK_PER_PAGE) break;
    results.push(evaluate(simulation, action));
    next++;
    await othersFirst();
  }
  return {
    EvaluationResults: results,
    ...(next < ActionNames.length ? { IsTruncated: true, Marker: markers.seal(scope, String(next)) } : { IsTruncated: false }),
  };
}

/** Lets waiting requests go on between two actions. */
const othersFirst = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const sizeOf = (all: readonly SimulatedPolicy[]): number => all.reduce((sum, { policy }) => sum + policy.statements.length, 0);

function workOf({ identity, boundary, resource, scp = [], resources }: Simulation): number {
  const plain = sizeOf([...identity, ...scp.flat(), ...(boundary && boundary !== 'missing' ? [boundary] : [])]);
  return (1 + plain + sizeOf(resource ? [resource] : []) * RESOURCE_POLICY_WEIGHT) * resources.length;
}

function openMarker(markers: ReadTools['markers'], scope: string, marker: string): string {
  try {
    return markers.open(scope, marker);
  } catch (error) {
    throw error instanceof ServiceError ? invalidInput('Invalid marker for pagination.', error) : error;
  }
}
