import type { Json } from './encode-json.ts';
import type { OperationShape, Shape } from './shape.ts';

/** What CloudTrail writes in place of a secret. */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const DEEPEST = 32;

/**
 * Copies an input for the record, with every sensitive member hidden. Only members that the operation has are copied.
 * @returns plain JSON values; times in ISO 8601, bytes in base64.
 */
export function redactInput(shape: OperationShape, input: Readonly<Record<string, unknown>>): { readonly [name: string]: Json } {
  return copy(shape.input, input, 0) as { readonly [name: string]: Json };
}

/** As `redactInput`, for what an operation answered. An operation without output has nothing to copy. */
export function redactOutput(
  shape: OperationShape,
  output: Readonly<Record<string, unknown>>,
): { readonly [name: string]: Json } {
  return shape.output ? (copy(shape.output, output, 0) as { readonly [name: string]: Json }) : {};
}

function copy(shape: Shape, value: unknown, depth: number): Json {
  if (shape.sensitive) return HIDDEN;
  if (depth > DEEPEST || value === undefined || value === null) return null;
  switch (shape.kind) {
    case 'structure': {
      const record = value as Readonly<Record<string, unknown>>;
      const copied: Record<string, Json> = {};
      // The names are the schema's, so none of them means more to an object than a member.
      for (const { name, shape: its } of shape.members) {
        const item = record[name];
        if (item !== undefined) copied[name] = copy(its, item, depth + 1);
      }
      return copied;
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => copy(shape.item, item, depth + 1));
    case 'map':
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(shape.value, item, depth + 1)]));
    case 'timestamp':
      return (value as Date).toISOString();
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64');
    case 'string':
    case 'number':
    case 'boolean':
      return value as string | number | boolean;
  }
}
