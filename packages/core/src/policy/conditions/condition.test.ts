import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFrom } from '../context.ts';
import { compileCondition } from './condition.ts';
import { OPERATORS, operatorName, parseOperator } from './operators.ts';

type Value = string | readonly string[] | undefined;

const holds = (op: string, values: readonly string[], found: Value, more: Record<string, string> = {}): boolean => {
  const operator = parseOperator(op);
  if (!operator) throw new Error(`unknown operator ${op}`);
  return compileCondition(operator, 'k', values, true)(contextFrom(found === undefined ? more : { k: found, ...more }));
};

const rows = (cases: readonly (readonly [string, readonly string[], Value, boolean])[]): void => {
  it.each(cases.map(([op, values, found, expected]) => ({ op, values, found, expected })))(
    '$op $values on $found is $expected',
    ({ op, values, found, expected }) => {
      expect(holds(op, values, found)).toBe(expected);
    },
  );
};

describe('operator names', () => {
  it('are 27 with Null', () => {
    expect(OPERATORS.size + 1).toBe(27);
  });

  it.each([
    ['StringEquals', 'StringEquals'],
    ['stringequalsifexists', 'StringEqualsIfExists'],
    ['FORANYVALUE:arnlike', 'ForAnyValue:ArnLike'],
    ['ForAllValues:Null', 'ForAllValues:Null'],
  ])('%s is read as %s', (name, known) => {
    const operator = parseOperator(name);
    expect(operator && operatorName(operator)).toBe(known);
  });

  it.each([
    '',
    'Equals',
    'NullIfExists',
    'ForAllValues:NullIfExists',
    'ForSomeValues:Bool',
    'ForAnyValue:',
    'BoolIfExistsIfExists',
    'constructor',
    'BinaryNotEquals',
    'ForAnyValue:ForAllValues:Bool',
  ])('%j is none', (name) => {
    expect(parseOperator(name)).toBeUndefined();
  });
});

describe('an absent key [1.11 case 2]', () => {
  const bases = [...OPERATORS.keys()];
  it.each(bases)('fails %s unless it is negated', (base) => {
    expect(holds(base, ['1'], undefined)).toBe(base.includes('Not'));
  });
  it.each(bases)('passes %sIfExists', (base) => {
    expect(holds(`${base}IfExists`, ['1'], undefined)).toBe(true);
  });
  it.each(bases)('passes ForAllValues:%s and fails ForAnyValue:%s, but for IfExists', (base) => {
    expect(holds(`ForAllValues:${base}`, ['1'], undefined)).toBe(true);
    expect(holds(`ForAnyValue:${base}`, ['1'], undefined)).toBe(false);
    expect(holds(`ForAnyValue:${base}IfExists`, ['1'], undefined)).toBe(true);
  });
});

describe('a key with several values and no set operator [1.11 case 5]', () => {
  it.each([...OPERATORS.keys()])('satisfies neither %s nor its IfExists form', (base) => {
    expect(holds(base, ['1'], ['2'])).toBe(false);
    expect(holds(`${base}IfExists`, ['1'], ['1'])).toBe(false);
  });
});

describe('an empty list of policy values [1.11 case 7]', () => {
  const empties: [string, Value, boolean][] = [
    ['StringEquals', 'a', false],
    ['StringEquals', undefined, false],
    ['StringNotEquals', 'a', true],
    ['NumericNotEquals', '1', true],
    ['NotIpAddress', '1.2.3.4', true],
    ['StringEqualsIfExists', 'a', false],
    ['StringNotEqualsIfExists', 'a', false],
    ['StringEqualsIfExists', undefined, true],
    ['ForAllValues:StringEquals', ['a'], false],
    ['ForAllValues:StringNotEquals', ['a'], false],
    ['ForAllValues:StringEquals', undefined, true],
    ['ForAnyValue:StringEquals', ['a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], false],
  ];
  rows(empties.map(([op, found, expected]) => [op, [], found, expected]));
});

describe('set operators [1.11 cases 5, 6]', () => {
  rows([
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], 'a', true],
    ['ForAllValues:StringEquals', ['a'], [], true],
    ['ForAllValues:StringEquals', ['a'], '', true],
    ['ForAllValues:StringEquals', ['a'], [''], true],
    ['ForAllValues:StringEquals', ['a'], ['', 'a'], false],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'a'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], false],
    ['ForAnyValue:StringEquals', ['a'], 'a', true],
    ['ForAnyValue:StringEquals', ['a'], [], false],
    ['ForAnyValue:StringEquals', [''], '', false],
    ['ForAnyValue:StringEqualsIfExists', ['a'], [], false],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
    ['ForAllValues:Null', ['true'], ['a'], true],
    ['ForAllValues:Null', ['false'], undefined, true],
    ['ForAnyValue:Null', ['true'], undefined, false],
    ['ForAnyValue:Null', ['false'], ['a'], false],
  ]);
});

describe('Null', () => {
  rows([
    ['Null', ['true'], undefined, true],
    ['Null', ['false'], undefined, false],
    ['Null', ['true'], 'a', false],
    ['Null', ['false'], 'a', true],
    ['Null', ['TRUE'], undefined, true],
    ['Null', ['true'], [], true],
    ['Null', ['true'], '', true],
    ['Null', ['true'], ['', ''], true],
    ['Null', ['true'], ['', 'a'], false],
    ['Null', ['false'], ['a'], true],
    ['Null', ['true', 'false'], 'a', true],
    ['Null', ['yes'], undefined, false],
    ['Null', [], undefined, false],
  ]);
});

describe('String operators', () => {
  rows([
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', ['A'], 'a', false],
    ['StringEquals', ['a*'], 'ab', false],
    ['StringEquals', ['a*'], 'a*', true],
    ['StringEquals', [''], '', true],
    ['StringEquals', ['true'], 'true', true],
    ['StringNotEquals', ['a', 'b'], 'a', false],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', ['Team'], 'tEAM', true],
    ['StringNotEqualsIgnoreCase', ['Team'], 'tEAM', false],
    ['StringLike', ['a*', 'x?'], 'xy', true],
    ['StringLike', ['a*'], 'A', false],
    ['StringLike', ['abc'], 'abc', true],
    ['StringLike', ['${*}'], 'x', false],
    ['StringLike', ['${*}'], '*', true],
    ['StringNotLike', ['a*', 'b*'], 'bx', false],
    ['StringNotLike', ['a*', 'b*'], 'cx', true],
    ['StringEqualsIfExists', ['a'], 'b', false],
    ['StringNotEqualsIfExists', ['a'], 'b', true],
  ]);

  it.each<[string, string, boolean]>([
    ['StringEquals', '${other}', true],
    ['StringEquals', '${OTHER}', true],
    ['StringEqualsIgnoreCase', '${other}', true],
    ['StringLike', '${other}', true],
    ['StringEquals', '${absent}', false],
    ['StringNotEquals', '${absent}', true],
    ['StringEqualsIgnoreCase', '${absent}', false],
    ['StringNotEqualsIgnoreCase', '${absent}', true],
    ['StringEqualsIgnoreCase', "${absent, 'A*'}", true],
    ['StringNotLike', '${absent}', true],
    ['StringEquals', "${absent, 'a*'}", true],
    ['StringLike', "${absent, '*'}", false],
    ['ForAllValues:StringEquals', '${other}', true],
  ])('%s with the variable %s is %j [1.11 case 10]', (op, value, expected) => {
    expect(holds(op, [value], 'a*', { other: 'a*' })).toBe(expected);
  });

  it('never read the value of a variable as a pattern', () => {
    expect(holds('StringLike', ['${other}'], 'abc', { other: 'a*' })).toBe(false);
    expect(holds('StringLike', ['${other}*'], 'a*bc', { other: 'a*' })).toBe(true);
  });
});

describe('Numeric operators [1.11 case 21]', () => {
  rows([
    ['NumericEquals', ['1', '2'], '2.0', true],
    ['NumericNotEquals', ['1', '2'], '2.0', false],
    ['NumericNotEquals', ['1', '2'], '3', true],
    ['NumericLessThan', ['10'], '9', true],
    ['NumericLessThan', ['10'], '10', false],
    ['NumericLessThanEquals', ['10'], '10', true],
    ['NumericGreaterThan', ['10'], '10', false],
    ['NumericGreaterThanEquals', ['9007199254740992'], '9007199254740993', true],
    ['NumericEquals', ['9007199254740992'], '9007199254740993', false],
    ['NumericEquals', ['10abc'], '10', false],
    ['NumericNotEquals', ['10abc'], '10', false],
    ['NumericNotEquals', ['10'], 'x', false],
    ['NumericLessThan', ['10'], '', false],
    ['NumericEquals', ['${k}'], '1', false],
  ]);
});

describe('Date operators [1.11 case 20]', () => {
  rows([
    ['DateLessThan', ['2024-01-01T00:00:00Z'], '1700000000', true],
    ['DateGreaterThan', ['1700000000'], '2024-01-01T00:00:00Z', true],
    ['DateEquals', ['2023-11-14T22:13:20Z'], '1700000000', true],
    ['DateEquals', ['2023-11-14T22:13:20.5Z'], '1700000000', false],
    ['DateNotEquals', ['2023-11-14T22:13:20Z'], '1700000001', true],
    ['DateNotEquals', ['no date'], '1700000001', false],
    ['DateLessThanEquals', ['2024'], '1970-01-01T00:33:44Z', true],
    ['DateGreaterThanEquals', ['2024'], '1970-01-01T00:33:43Z', false],
  ]);
});

describe('Bool and Binary [1.11 cases 3, 26, 34]', () => {
  rows([
    ['Bool', ['true'], 'TRUE', true],
    ['Bool', ['FALSE'], 'false', true],
    ['Bool', ['true'], 'false', false],
    ['Bool', ['true', 'false'], 'false', true],
    ['Bool', ['yes'], 'yes', false],
    ['Bool', ['false'], undefined, false],
    ['BoolIfExists', ['false'], undefined, true],
    ['Bool', ['${k}'], 'true', true],
    ['BinaryEquals', ['QQ=='], 'QR==', true],
    ['BinaryEquals', ['QQ=='], 'QQ', true],
    ['BinaryEquals', ['QQ=='], 'Qg==', false],
    ['BinaryEquals', ['!'], '!', false],
  ]);
});

describe('IP operators [1.11 cases 1, 25]', () => {
  rows([
    ['IpAddress', ['0.0.0.0/0'], '198.51.100.7', true],
    ['IpAddress', ['::/0'], '2001:db8::1', true],
    ['IpAddress', ['10.0.0.0/8', '203.0.113.0/24'], '203.0.113.9', true],
    ['NotIpAddress', ['10.0.0.0/8', '203.0.113.0/24'], '203.0.113.9', false],
    ['NotIpAddress', ['10.0.0.0/8'], '203.0.113.9', true],
    ['NotIpAddress', ['10.0.0.0/8'], '2001:db8::1', true],
    ['IpAddress', ['10.0.0.0/40'], '10.0.0.1', false],
    ['NotIpAddress', ['10.0.0.0/40'], '10.0.0.1', false],
    ['IpAddress', ['0.0.0.0/0'], '010.0.0.1', false],
    ['NotIpAddress', ['10.0.0.0/8'], 'proxy', false],
  ]);
});

describe('Arn operators [1.11 cases 13, 27]', () => {
  for (const [positive, negated] of [
    ['ArnEquals', 'ArnNotEquals'],
    ['ArnLike', 'ArnNotLike'],
  ] as const) {
    const arns: [string, string, boolean][] = [
      ['arn:aws:iam::1:user/b*', 'arn:aws:iam::1:user/bob', true],
      ['arn:aws:iam::*:user/bob', 'arn:aws:iam::1:user/bob', true],
      ['arn:aws:iam::1:user/Bob', 'arn:aws:iam::1:user/bob', false],
      ['arn:aws:sns:*:t', 'arn:aws:sns:r:1:t', false],
      ['arn:aws:sns:*', 'arn:aws:sns:r:1:t', false],
      ['*', 'arn:aws:sns:r:1:t', false],
      ['arn:aws:sns:*:*:*', 'arn:aws:sns:r:1:t:sub', true],
      ['arn:aws:iam::1:user/*', 'bob', false],
    ];
    rows(
      arns.flatMap(([value, found, expected]) => [
        [positive, [value], found, expected] as const,
        [negated, [value], found, !expected] as const,
      ]),
    );
  }
});

describe('laws of conditions', () => {
  const opposites = [
    ['StringEquals', 'StringNotEquals'],
    ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ['StringLike', 'StringNotLike'],
    ['NumericEquals', 'NumericNotEquals'],
    ['DateEquals', 'DateNotEquals'],
    ['IpAddress', 'NotIpAddress'],
    ['ArnLike', 'ArnNotLike'],
  ] as const;
  // Each of these can be read by the operators it is tried with.
  const readable: Readonly<Record<string, readonly string[]>> = {
    String: ['a', 'A', 'b', 'ab', 'a*', '?', '*'],
    Numeric: ['1', '1.0', '2', '-1'],
    Date: ['0', '1970-01-01', '1970-01-01T00:00:01Z'],
    IpAddr: ['10.0.0.1', '10.0.0.2', '::1'],
    Arn: ['arn:aws:s3:::b', 'arn:aws:s3:::*', 'arn:aws:s3:::bc'],
  };
  const pools = Object.entries(readable);

  it.each(opposites)('%s and %s are opposites, alone and in sets', (positive, negated) => {
    const pool = pools.find(([family]) => positive.startsWith(family))?.[1] ?? [];
    const one = fc.constantFrom(...pool);
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 3 }),
        fc.array(one, { minLength: 1, maxLength: 3 }),
        (values, found) => {
          const [first] = found;
          expect(holds(negated, values, first)).toBe(!holds(positive, values, first));
          expect(holds(`ForAllValues:${negated}`, values, found)).toBe(!holds(`ForAnyValue:${positive}`, values, found));
          expect(holds(`ForAnyValue:${negated}`, values, found)).toBe(!holds(`ForAllValues:${positive}`, values, found));
        },
      ),
    );
  });

  it.each([...OPERATORS.keys()])(
    '%s does not mind order or repetition of values, nor IfExists on a key that is there',
    (base) => {
      const one = fc.constantFrom(...Object.values(readable).flat(), '', 'true', 'QQ==');
      fc.assert(
        fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), one, (values, found) => {
          const result = holds(base, values, found);
          expect(holds(base, [...values.toReversed(), ...values], found)).toBe(result);
          expect(holds(`${base}IfExists`, values, found)).toBe(result);
          fc.pre(found !== '');
          expect(holds(`ForAnyValue:${base}`, values, found)).toBe(result);
          expect(holds(`ForAllValues:${base}`, values, [found, found])).toBe(result);
        }),
      );
    },
  );
});
