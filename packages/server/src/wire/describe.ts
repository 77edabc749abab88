import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';
import { OWN_OPERATIONS } from './own-operations.ts';
import { structureFromSdk, type SdkService } from './shape-from-sdk.ts';
import { structure, type OperationShape, type ServiceName } from './shape.ts';

/** How the SDK writes an operation: `[9, namespace, name, traits, () => input, () => output]`. */
type OperationTuple = readonly [9, string, string, unknown, () => unknown, () => unknown];
type Source = OperationTuple | OperationShape;

const isOperation = (value: unknown): value is OperationTuple => Array.isArray(value) && value[0] === 9;

const fromSdk = (exported: object): [string, Source][] =>
  Object.values(exported)
    .filter(isOperation)
    .map((tuple) => [tuple[2], tuple]);

const byHand = (service: ServiceName): [string, Source][] =>
  OWN_OPERATIONS.filter((shape) => shape.service === service).map((shape) => [shape.name, shape]);

// The SDK's own description wins over ours once it has one.
const SOURCES: Readonly<Record<ServiceName, ReadonlyMap<string, Source>>> = {
  iam: new Map([...byHand('iam'), ...fromSdk(iam)]),
  sts: new Map([...byHand('sts'), ...fromSdk(sts)]),
  countersign: new Map(byHand('countersign')),
};
const NAMES: Readonly<Record<ServiceName, readonly string[]>> = {
  iam: [...SOURCES.iam.keys()].sort(),
  sts: [...SOURCES.sts.keys()].sort(),
  countersign: [...SOURCES.countersign.keys()].sort(),
};
const described: Record<ServiceName, Map<string, OperationShape>> = { iam: new Map(), sts: new Map(), countersign: new Map() };

/** Every action of a service, in alphabetical order. */
export const operationNames = (service: ServiceName): readonly string[] => NAMES[service];

/**
 * Describes one action; made at the first asking and the same object ever after.
 * @returns undefined when the service has no such action (names are case-sensitive, as in AWS).
 */
export function describe(service: ServiceName, name: string): OperationShape | undefined {
  const known = described[service].get(name);
  if (known) return known;
  const source = SOURCES[service].get(name);
  if (!source) return undefined;
  const shape = isOperation(source) ? operationFromSdk(service, name, source) : source;
  described[service].set(name, shape);
  return shape;
}

function operationFromSdk(service: ServiceName, name: string, tuple: OperationTuple): OperationShape {
  if (service === 'countersign') throw new RangeError('the SDK has no countersign operations');
  const input = sdkStructure(service, tuple[4]);
  const output = sdkStructure(service, tuple[5]);
  return { service, name, input: input ?? structure(`${name}Request`, {}), ...(output ? { output } : {}) };
}

/** An operation without input or output points at the unit type. */
function sdkStructure(service: SdkService, point: () => unknown): ReturnType<typeof structureFromSdk> | undefined {
  const schema = NormalizedSchema.of(point as Parameters<typeof NormalizedSchema.of>[0]);
  return schema.isUnitSchema() ? undefined : structureFromSdk(service, schema);
}
