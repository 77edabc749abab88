import type { OperationShape, Shape } from './shape.ts';
import { writeScalar } from './write-scalar.ts';

/** A value that JSON can hold. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/**
 * Writes an answer for a caller that sent `Accept: application/json`: times are seconds since 1970, absent members are null.
 * No recording of AWS's own is at hand, so details may differ.
 */
export function encodeJson(shape: OperationShape, output: unknown, requestId: string): string {
  const { name } = shape;
  const result = shape.output ? { [`${name}Result`]: json(shape.output, output ?? {}) } : {};
  return JSON.stringify({ [`${name}Response`]: { ...result, ResponseMetadata: { RequestId: requestId } } });
}

function json(shape: Shape, value: unknown): Json {
  if (value === undefined || value === null) return null;
  switch (shape.kind) {
    case 'structure': {
      const record = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(shape.members.map((member) => [member.name, json(member.shape, record[member.name])]));
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => json(shape.item, item));
    case 'map':
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, json(shape.value, item)]));
    case 'number':
    case 'boolean':
      writeScalar(shape, value); // for its check of the type
      return value as number | boolean;
    case 'timestamp':
      return Date.parse(writeScalar(shape, value)) / 1000;
    case 'string':
    case 'blob':
      return writeScalar(shape, value);
  }
}
