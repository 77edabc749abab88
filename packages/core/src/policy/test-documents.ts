import * as fc from 'fast-check';

/** A statement as it stands in JSON. */
export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

const listOf = <T>(one: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T | T[]> => fc.oneof(one, fc.array(one, { maxLength }));

/** Text of every sort, names of prototypes and escapes among it. */
const text = fc.oneof(
  fc.constantFrom('*', 's3:Get*', 'arn:aws:s3:::b/${aws:username}', '__proto__', 'constructor', '"\\\n\t\u2028', '😀', ''),
  fc.string({ maxLength: 12 }),
);
const key = fc.constantFrom('aws:username', 'K', 'toString', 'aws:RequestTag/Ä b');
const operator = fc.constantFrom('StringLike', 'ForAnyValue:StringEqualsIfExists', 'Null', 'NumericEquals', 'Unknown');
const scalar = fc.oneof(text, fc.constantFrom<number | boolean>(1, 2.5, true, false));
const condition = fc.dictionary(operator, fc.dictionary(key, listOf(scalar), { maxKeys: 2 }), { minKeys: 1, maxKeys: 2 });
const principal = fc.oneof(
  fc.constantFrom<unknown>('*', 'x', 5, null, ['*'], true),
  fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'Robot'), listOf(text), { maxKeys: 3 }),
);

const maybe = <T>(names: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.tuple(fc.constantFrom('', ...names), value).map(([name, one]) => (name === '' ? {} : { [name]: one }));

const anyStatement: fc.Arbitrary<RawStatement> = fc
  .tuple(
    fc.constantFrom('Allow' as const, 'Deny' as const),
    maybe(['Sid'], text),
    maybe(['Principal', 'NotPrincipal'], principal),
    maybe(['Action', 'NotAction'], listOf(text)),
    maybe(['Resource', 'NotResource'], listOf(text)),
    maybe(['Condition'], condition),
  )
  .map(([Effect, ...parts]) => Object.assign({ Effect }, ...parts) as RawStatement);

/** Any document that parses, sensible or not. */
export const anyDocument: fc.Arbitrary<object> = fc
  .tuple(
    maybe(['Version'], fc.constantFrom('2008-10-17', '2012-10-17')),
    maybe(['Id'], text),
    fc.oneof(anyStatement, fc.array(anyStatement, { minLength: 1, maxLength: 4 })),
  )
  .map(([version, id, Statement]) => ({ ...version, ...id, Statement }));
