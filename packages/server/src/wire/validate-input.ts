import { ServiceError } from '../domain/errors.ts';
import { failures } from './constraint-clauses.ts';
import { olderNameRefusal } from './older-name-texts.ts';
import type { OperationShape, ServiceName, Shape, StructureShape } from './shape.ts';

// AWS lists them all; ours bounds the answer to a form of thousands of bad members.
const MOST_CLAUSES = 100;

/** What is collected on the way through one input. */
interface Walk {
  readonly service: ServiceName;
  readonly clauses: string[];
  /** The first of IAM's older refusals, which stand alone. */
  older?: string | undefined;
}

/**
 * Checks a decoded input against AWS's model: required members, lengths, ranges, patterns and value sets.
 *
 * @throws ServiceError `ValidationError` with all that is wrong (a little over 100 clauses at most), in AWS's frame and
 *   clauses; STS shows the values, IAM does not.
 */
export function validateInput(service: ServiceName, shape: OperationShape, input: Readonly<Record<string, unknown>>): void {
  const walk: Walk = { service, clauses: [] };
  checkMembers(walk, shape.input, input, '');
  if (walk.older !== undefined) throw new ServiceError('ValidationError', walk.older);
  const count = walk.clauses.length;
  if (count === 0) return;
  const frame = count === 1 ? '1 validation error detected: ' : `${count} validation errors detected: `;
  throw new ServiceError('ValidationError', frame + walk.clauses.join('; '));
}

function checkMembers(walk: Walk, shape: StructureShape, input: Readonly<Record<string, unknown>>, prefix: string): void {
  for (const member of shape.members) {
    if (walk.clauses.length >= MOST_CLAUSES) return;
    const path = prefix + member.name.charAt(0).toLowerCase() + member.name.slice(1);
    const value = input[member.name];
    if (value !== undefined && value !== null) check(walk, member.shape, value, path);
    else if (member.required) walk.clauses.push(`${subject(walk, member.shape, null, path)} Member must not be null`);
  }
}

function check(walk: Walk, shape: Shape, value: unknown, path: string): void {
  const failed = shape.constraint ? failures(shape.constraint, value) : [];
  if (failed.length > 0) {
    if (walk.service === 'iam' && failed[0]?.startsWith(PATTERN)) walk.older ??= olderNameRefusal(shape, path);
    const at = subject(walk, shape, value, path);
    for (const clause of failed) walk.clauses.push(`${at} ${valueSetHidden(walk.service, clause)}`);
  }
  if (shape.kind === 'structure') checkMembers(walk, shape, value as Readonly<Record<string, unknown>>, `${path}.`);
  else if (shape.kind === 'list') checkItems(walk, shape.item, value as readonly unknown[], shape, path);
  else if (shape.kind === 'map') {
    for (const [key, item] of Object.entries(value as object)) check(walk, shape.value, item, `${path}.${key}.member`);
  }
}

/** Structures in a list are named one by one; plain values are refused all at once, with every rule they must keep. */
function checkItems(walk: Walk, item: Shape, values: readonly unknown[], list: Shape, path: string): void {
  if (item.kind === 'structure' || item.kind === 'list' || item.kind === 'map') {
    values.forEach((value, at) => check(walk, item, value, `${path}.${at + 1}.member`));
    return;
  }
  const { constraint } = item;
  if (!constraint || !values.some((value) => failures(constraint, value).length > 0)) return;
  const rules = failures(constraint, undefined).map((clause) => valueSetHidden(walk.service, clause));
  const at = subject(walk, item.sensitive ? item : list, values, path);
  walk.clauses.push(`${at} Member must satisfy constraint: [${rules.join(', ')}, Member must not be null]`);
}

const PATTERN = 'Member must satisfy regular expression pattern: ';

/** IAM ends at `enum value set`; STS lists the values (LocalStack's recordings against the oracle's). */
const valueSetHidden = (service: ServiceName, clause: string): string =>
  service === 'sts' ? clause : clause.replace(/^(Member must satisfy enum value set): .*$/s, '$1');

function subject(walk: Walk, shape: Shape, value: unknown, path: string): string {
  // INVARIANT: a sensitive value is never echoed.
  const shown = walk.service !== 'sts' || shape.sensitive ? 'Value' : value === null ? 'Value null' : `Value '${asText(value)}'`;
  return `${shown} at '${path}' failed to satisfy constraint:`;
}

const asText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((item) => (typeof item === 'object' ? '…' : String(item))).join(', ')}]` : String(value);
