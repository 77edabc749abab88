import type { Constraint } from './shape.ts';

const compiled = new Map<string, RegExp>();

// A pattern of AWS's is one class or anchored parts, so matching is linear; a value that is too long anyway and longer than this
// is not matched at all.
const LONGEST_MATCHED = 131_072;

/**
 * Says which rules a value breaks, in AWS's clauses; the pattern before the lengths (AWS gives them in either order).
 * For `undefined` it gives every rule there is, lengths first, as AWS lists the rules of a list's items.
 */
export function failures(constraint: Constraint, value: unknown): readonly string[] {
  if (value === undefined) return [...bounds(constraint, 'length', undefined), ...pattern(constraint), ...valueSet(constraint)];
  if (typeof value === 'number') return bounds(constraint, 'value', value);
  if (Array.isArray(value)) return bounds(constraint, 'length', value.length);
  if (typeof value !== 'string') return [];
  const tooLong = bounds(constraint, 'length', lengthNear(value, constraint));
  const matched = tooLong.length > 0 && value.length > LONGEST_MATCHED;
  const failed: string[] = [];
  if (constraint.pattern !== undefined && !matched && !regexOf(constraint.pattern).test(value))
    failed.push(...pattern(constraint));
  failed.push(...tooLong);
  if (constraint.enum && !constraint.enum.includes(value)) failed.push(...valueSet(constraint));
  return failed;
}

/** Counts Unicode scalar values, but only where the count of UTF-16 units (between one and two each) does not decide. */
function lengthNear(value: string, { min = 0, max = Infinity }: Constraint): number {
  const units = value.length;
  if (units <= max && Math.ceil(units / 2) >= min) return units;
  if (units > 2 * max) return units;
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function bounds({ min, max }: Constraint, what: 'length' | 'value', measure: number | undefined): readonly string[] {
  const failed: string[] = [];
  if (max !== undefined && !(measure !== undefined && measure <= max)) {
    failed.push(`Member must have ${what} less than or equal to ${max}`);
  }
  if (min !== undefined && !(measure !== undefined && measure >= min)) {
    failed.push(`Member must have ${what} greater than or equal to ${min}`);
  }
  return failed;
}

const pattern = ({ pattern }: Constraint): readonly string[] =>
  pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${pattern}`];

const valueSet = (constraint: Constraint): readonly string[] =>
  constraint.enum ? [`Member must satisfy enum value set: [${constraint.enum.join(', ')}]`] : [];

function regexOf(pattern: string): RegExp {
  let regex = compiled.get(pattern);
  if (!regex) compiled.set(pattern, (regex = new RegExp(`^(?:${pattern})$`, 'u')));
  return regex;
}
