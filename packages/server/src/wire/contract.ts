// What the codec's tests share: valid inputs and outputs of any operation, as fast-check arbitraries, and the real JS clients.
// Used by every-operation.test.ts here (no socket) and by conformance/wire (over HTTP).
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import * as fc from 'fast-check';
import type { Constraint, OperationShape, Scalar, Shape, StructureShape } from './shape.ts';

export type Sample = Readonly<Record<string, unknown>>;
type Side = 'input' | 'output';

/** What breaks codecs: markup, white space that parsers normalise, line ends of other worlds, signs of the form encoding. */
// prettier-ignore
export const AWKWARD: readonly string[] = [
  '&', '<', '>', '"', "'", ']]>', '&amp;', '<!--', '\r', '\n', '\t', '\r\n', ' ', '\u0085', '\u2028', '\u00A0',
  '%', '%41', '%zz', '+', '=', '&a=b', ';', '#', '?', '/', '\\', '*', '~', 'é', 'ß', '中', '😀', '\uFFFD', '\u{10FFFD}', 'a', '0',
];

/** Values that AWS's model accepts as the operation's input. */
export const inputOf = (shape: OperationShape): fc.Arbitrary<Sample> => structureOf(shape.input, 'input');

/** Values that an operation may answer; an operation without output answers nothing. */
export const outputOf = (shape: OperationShape): fc.Arbitrary<Sample> =>
  shape.output ? structureOf(shape.output, 'output') : fc.constant({});

function structureOf(shape: StructureShape, side: Side): fc.Arbitrary<Sample> {
  const members = shape.members.map((member) => [member.name, valueOf(member.shape, side)] as const);
  if (shape.name === 'PolicyIdentifier') {
    // The one union of both services: exactly one member.
    return fc.oneof(...members.map(([name, value]) => value.map((made) => ({ [name]: made }))));
  }
  return fc.record(Object.fromEntries(members), {
    requiredKeys: shape.members.filter((member) => member.required).map((member) => member.name),
    noNullPrototype: true,
  });
}

function valueOf(shape: Shape, side: Side): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'structure':
      // SDKs do not send an empty structure: the query protocol has no way to write one.
      return structureOf(shape, side).filter((value) => side === 'output' || Object.keys(value).length > 0);
    case 'list': {
      const { min = 0, max = 11 } = shape.constraint ?? {};
      return fc.array(valueOf(shape.item, side), { minLength: min, maxLength: Math.max(min, Math.min(max, 11)), size: 'max' });
    }
    case 'map':
      // Nor an empty map.
      return fc.dictionary(fc.stringMatching(/^[A-Za-z][\w/.-]{0,19}$/), valueOf(shape.value, side), {
        minKeys: side === 'input' ? 1 : 0,
        maxKeys: 5,
        noNullPrototype: true,
      });
    case 'string':
    case 'number':
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return scalarOf(shape);
  }
}

function scalarOf(shape: Scalar): fc.Arbitrary<unknown> {
  const { constraint = {} } = shape;
  switch (shape.kind) {
    case 'string':
      return shape.percentEncoded
        ? textOf({}).map((text) => JSON.stringify({ Version: '2012-10-17', Text: text }))
        : textOf(constraint);
    case 'number':
      return fc.integer({ min: constraint.min ?? -2_147_483_648, max: constraint.max ?? 2_147_483_647 });
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => new Date(seconds * 1000));
    case 'blob':
      return fc.uint8Array({ maxLength: 64 });
  }
}

// Patterns with an order in them; everything else is one class of characters, repeated.
const ORDERED: readonly RegExp[] = [
  /^[a-z0-9]([a-z0-9]|-[a-z0-9]){3,20}$/, // account alias
  /^\/([!-~]{1,30}\/)?$/, // path
  /^(\/[A-Za-z0-9.,+@=_-]{1,20}){0,3}\/$/, // policy path
  /^v[1-9][0-9]{0,3}(\.[A-Za-z0-9-]{0,5})?$/, // policy version
  /^https?:\/\/[a-z.]{1,20}\/[a-zA-Z0-9._/-]{0,20}(\?[a-z=&]{0,9})?$/, // redirect URL
  /^o-[0-9a-z]{10}\/r-[0-9a-z]{4}(\/ou-[0-9a-z]{4})?$/, // organizations path
  /^p-[0-9a-zA-Z_]{8,20}$/, // organizations policy
  /^\d{12}$/, // account id
];
const POOL = [...AWKWARD, ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), 'ÿ', '\u007F', '²'];

/** Unicode scalar values. */
const signs = (text: string): number => Array.from(text).length;

const texts = new Map<string, fc.Arbitrary<string>>();

function textOf(constraint: Constraint): fc.Arbitrary<string> {
  const key = JSON.stringify(constraint);
  const known = texts.get(key) ?? makeTextOf(constraint);
  texts.set(key, known);
  return known;
}

function makeTextOf(constraint: Constraint): fc.Arbitrary<string> {
  const { min = 0, max = Infinity, pattern = '[^]*' } = constraint;
  if (constraint.enum) return fc.constantFrom(...constraint.enum);
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  const fits = (text: string): boolean => whole.test(text) && signs(text) >= min && signs(text) <= max;
  const ordered = ORDERED.find((candidate) => fc.sample(fc.stringMatching(candidate), { numRuns: 5, seed: 1 }).every(fits));
  const free = constraint.max === undefined && constraint.pattern === undefined;
  const units = free ? POOL : POOL.filter((unit) => signs(unit) === 1 && whole.test(unit));
  const made =
    units.length > 1 || !ordered
      ? fc
          .integer({ min: 0, max: Math.min(max - min, 40) })
          .chain((more) => fc.array(fc.constantFrom(...units), { minLength: min + more, maxLength: min + more, size: 'max' }))
          .map((parts) => parts.join(''))
      : fc.stringMatching(ordered);
  // The JS SDK reads a text of nothing but white space with a line end in it as empty; no server can help that.
  return made.filter((text) => fits(text) && !(/[\r\n]/.test(text) && text.trim() === ''));
}

/** An output as the JS SDK gives it to its caller: documents stay percent-encoded, everything else is what was sent. */
export function sdkView(shape: OperationShape, output: Sample): unknown {
  return shape.output ? view(shape.output, output) : {};
}

function view(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'structure') {
    const record = value as Sample;
    const present = shape.members.filter((member) => record[member.name] !== undefined);
    return Object.fromEntries(present.map((member) => [member.name, view(member.shape, record[member.name])]));
  }
  if (shape.kind === 'list') return (value as readonly unknown[]).map((item) => view(shape.item, item));
  if (shape.kind !== 'string' || !shape.percentEncoded) return value;
  // RFC 3986 by the rule itself: every byte that is not unreserved.
  return [...Buffer.from(value as string)]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

export type SdkName = 'iam' | 'sts';
interface AnyClient {
  send(command: object): Promise<Sample>;
}
const EXPORTED: Readonly<Record<SdkName, Sample>> = { iam, sts };

/** Whether the pinned SDK has the operation at all. */
export const sdkKnows = (service: SdkName, name: string): boolean => `${name}Command` in EXPORTED[service];

/** The class of exception that the SDK has for an error shape. */
export const sdkException = (service: SdkName, shape: string): unknown => EXPORTED[service][shape];

/** The real client of a service, as a function of an operation's name and input. */
export function sdkCaller(service: SdkName, more: object): (name: string, input: Sample) => Promise<Sample> {
  const config = {
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not a secret' },
    maxAttempts: 1, // the SDK retries LimitExceeded
    ...more,
  };
  const client: AnyClient = service === 'iam' ? new iam.IAMClient(config) : new sts.STSClient(config);
  return (name, input) => {
    const Command = EXPORTED[service][`${name}Command`] as new (input: Sample) => object;
    return client.send(new Command(input));
  };
}
