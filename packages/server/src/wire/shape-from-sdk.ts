import { NormalizedSchema } from '@smithy/core/schema';
import { CONSTRAINTS } from './constraints.data.ts';
import type { Member, ServiceName, Shape, StructureShape } from './shape.ts';

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];
/** The services that an SDK package describes. */
export type SdkService = Exclude<ServiceName, 'countersign'>;

// The schemas do not mark them. SOURCE: the members that botocore decodes (`json_decode_policies`), and recorded answers.
const PERCENT_ENCODED: ReadonlySet<string> = new Set([
  'GetGroupPolicyResponse.PolicyDocument',
  'GetRolePolicyResponse.PolicyDocument',
  'GetUserPolicyResponse.PolicyDocument',
  'PolicyDetail.PolicyDocument',
  'PolicyVersion.Document',
  'Role.AssumeRolePolicyDocument',
  'RoleDetail.AssumeRolePolicyDocument',
]);
/** Everything else (`xmlName`, `xmlFlattened`, `timestampFormat` …) would change the wire, and this codec would not know it. */
const UNDERSTOOD_TRAITS: ReadonlySet<string> = new Set(['sensitive']);

const structures = new Map<string, StructureShape>();

/**
 * Translates one of the SDK's structure schemas; the only place that knows their layout. Equal structures are one object.
 * @throws RangeError for a type or trait that this codec does not know: an upgrade of the SDK that must be looked at.
 */
export function structureFromSdk(service: SdkService, ref: unknown): StructureShape {
  // The SDK exports its schemas as plain tuples; NormalizedSchema tells whether this is one.
  const schema = NormalizedSchema.of(ref as SchemaRef);
  if (!schema.isStructSchema()) throw new RangeError(`${schema.getName()} is no structure`);
  const name = schema.getName() ?? '';
  const known = structures.get(`${service}:${name}`);
  if (known) return known;
  const members: Member[] = [];
  const made: StructureShape = { kind: 'structure', name, members, ...facts(service, name, schema) };
  structures.set(`${service}:${name}`, made); // before its members, so that a structure may hold itself
  const required = requiredCount(schema.getSchema());
  for (const [member, target] of schema.structIterator()) {
    members.push({ name: member, required: members.length < required, shape: shapeOf(service, `${name}.${member}`, target) });
  }
  return made;
}

/** Required members stand first; the seventh element of the tuple counts them. */
function requiredCount(schema: unknown): number {
  const count: unknown = Array.isArray(schema) ? schema[6] : undefined;
  return typeof count === 'number' ? count : 0;
}

function shapeOf(service: SdkService, path: string, schema: NormalizedSchema): Shape {
  if (schema.isStructSchema()) return structureFromSdk(service, schema);
  const common = facts(service, path, schema);
  if (schema.isListSchema()) return { kind: 'list', item: shapeOf(service, `${path}[]`, schema.getValueSchema()), ...common };
  if (schema.isMapSchema()) return { kind: 'map', value: shapeOf(service, `${path}[]`, schema.getValueSchema()), ...common };
  if (schema.isTimestampSchema()) return { kind: 'timestamp', ...common };
  if (schema.isBlobSchema()) return { kind: 'blob', ...common };
  if (schema.isBooleanSchema()) return { kind: 'boolean', ...common };
  if (schema.isNumericSchema()) return { kind: 'number', ...common };
  if (!schema.isStringSchema()) throw new RangeError(`${path} has a type this codec does not know`);
  return PERCENT_ENCODED.has(path) ? { kind: 'string', percentEncoded: true, ...common } : { kind: 'string', ...common };
}

function facts(
  service: SdkService,
  path: string,
  schema: NormalizedSchema,
): Pick<Shape, 'sensitive' | 'constraint' | 'typeName'> {
  const traits = schema.getMergedTraits();
  const strange = Object.keys(traits).find((trait) => !UNDERSTOOD_TRAITS.has(trait));
  if (strange !== undefined) throw new RangeError(`${path} has the trait ${strange}, which this codec does not know`);
  const typeName = CONSTRAINTS[service].members[path];
  const constraint = typeName === undefined ? undefined : CONSTRAINTS[service].types[typeName];
  return {
    ...(traits.sensitive ? { sensitive: true } : {}),
    ...(typeName === undefined || !constraint ? {} : { typeName, constraint }),
  };
}
