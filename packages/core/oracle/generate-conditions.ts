import type { OneOrMany, Scalar, StatementJson } from './question.ts';
import type { Random } from './random.ts';
import { kinOf } from './kin.ts';
import { KEYS, OPERATORS, VALUES, type ValueType } from './values.ts';

type Context = Record<string, string | string[]>;

const TYPES = Object.keys(VALUES) as ValueType[];

/** A context of a few keys, some multi-valued, some empty, now and then one key in two spellings. */
export function anyContext(random: Random): Context {
  const context: Context = {};
  for (const [key, type] of random.some(KEYS, 0, 5)) {
    const spelled = random.chance(0.15) ? otherCase(random, key) : key;
    const share = key === 'aws:TagKeys' ? 0.85 : 0.12;
    const isNullSet = random.chance(0.15);
    context[spelled] = random.chance(share) ? random.some(isNullSet ? [''] : VALUES[type], 0, 3) : anyValue(random, type);
  }
  return context;
}

/** A `Condition` that has a fair chance to hold in `context`, and as fair a chance to miss it narrowly. */
export function anyCondition(random: Random, context: Context): NonNullable<StatementJson['Condition']> {
  const condition: Record<string, Record<string, OneOrMany<Scalar>>> = {};
  const blocks = random.chance(0.7) ? 1 : 2;
  for (let i = 0; i < blocks; i++) {
    const [key, type] = anyKey(random, context);
    const operator = anyOperator(random, type, context[key]);
    const isNull = operator.toLowerCase().includes('null') && random.chance(0.9);
    const values = (ofKey: string, ofType: ValueType): OneOrMany<Scalar> =>
      isNull ? random.pick<OneOrMany<Scalar>>(NULL_VALUES) : anyValues(random, ofType, context, ofKey);
    const entries: Record<string, OneOrMany<Scalar>> = { [key]: values(key, type) };
    if (random.chance(0.15)) {
      const [second, secondType] = anyKey(random, context);
      entries[second] = values(second, secondType);
    }
    condition[operator] = entries;
  }
  return condition;
}

const NULL_VALUES: readonly OneOrMany<Scalar>[] = ['true', 'false', true, false, 'TRUE', ['true', 'false'], [], ['false']];

function anyKey(random: Random, context: Context): readonly [key: string, type: ValueType] {
  const present = KEYS.filter(([key]) => key in context);
  const [key, type] = random.pick(present.length > 0 && random.chance(0.75) ? present : KEYS);
  return [random.chance(0.15) ? otherCase(random, key) : key, type];
}

function anyOperator(random: Random, type: ValueType, value: string | string[] | undefined): string {
  if (random.chance(0.02)) return random.pick(['StringMatches', 'NullIfExists', 'ForAllValues:NullIfExists', 'Equals', '']);
  const base = random.chance(0.1) ? 'Null' : random.pick(OPERATORS[random.chance(0.85) ? type : random.pick(TYPES)]);
  const set = random.chance(Array.isArray(value) && base !== 'Null' ? 0.8 : 0.12)
    ? random.pick(['ForAllValues:', 'ForAnyValue:'])
    : '';
  const whole = set + base + (base !== 'Null' && random.chance(0.2) ? 'IfExists' : '');
  return random.chance(0.04) ? otherCase(random, whole) : whole;
}

function anyValues(random: Random, type: ValueType, context: Context, key: string): OneOrMany<Scalar> {
  const one = (): Scalar => {
    if (random.chance(0.05)) return random.pick<Scalar>([true, false, 0, 1, 1.5, -1, 1e21, 1e-7, 2 ** 53]);
    const held = context[key];
    const near = held === undefined ? undefined : random.pick([...(Array.isArray(held) ? held : [held]), 'a']);
    if (near !== undefined && random.chance(0.3)) {
      const kin = kinOf(near);
      if (kin.length > 0) return random.pick(kin);
    }
    const text = near !== undefined && random.chance(0.4) ? near : anyValue(random, type);
    return random.chance(0.25) ? varied(random, text, context) : text;
  };
  if (random.chance(0.03)) return [];
  return random.chance(0.5) ? one() : random.some([one(), one(), one()], 1, 3);
}

const anyValue = (random: Random, type: ValueType): string =>
  random.chance(0.04) ? '' : random.chance(0.9) ? random.pick(VALUES[type]) : random.pick(VALUES[random.pick(TYPES)]);

/** A text, changed in one place: a wildcard, a variable, an escape, another case, another character. */
export function varied(random: Random, text: string, context: Context): string {
  const chars = Array.from(text);
  const at = random.below(chars.length + 1);
  const put = (insert: string, length: number): string => [...chars.slice(0, at), insert, ...chars.slice(at + length)].join('');
  switch (random.below(9)) {
    case 8:
      // `b` becomes `b*b`, which `b` does not match.
      return put(`*${chars[at - 1] ?? ''}`, 0);
    case 0:
      return put('*', random.below(3));
    case 1:
      return put('?', random.below(2));
    case 2:
      return put(random.pick(['${*}', '${?}', '${$}']), random.below(2));
    case 3:
      return put(anyVariable(random, context), random.below(3));
    case 4:
      return withVariable(random, text, context);
    case 5:
      return otherCase(random, text);
    case 6:
      return put(random.pick(['a', 'b', ':', '/', '0', ' ', '\n', '😀']), random.below(2));
    default:
      return put('', 1);
  }
}

/** The text with a value of the context taken out and its variable put in. */
function withVariable(random: Random, text: string, context: Context): string {
  const held = Object.entries(context).filter(([, value]) => typeof value === 'string' && value !== '' && text.includes(value));
  if (held.length === 0) return text + anyVariable(random, context);
  const [key, value] = random.pick(held);
  const variable = random.chance(0.3) ? `\${${key}, 'other'}` : `\${${random.chance(0.3) ? otherCase(random, key) : key}}`;
  return text.replace(value as string, () => variable);
}

function anyVariable(random: Random, context: Context): string {
  const keys = [...Object.keys(context), 'aws:username', 'aws:username', 's3:prefix', 'aws:TagKeys', 'no:Such'];
  // An empty value is none, which a variable has to notice.
  const empty = Object.keys(context).filter((name) => context[name] === '');
  const key = random.pick(empty.length > 0 && random.chance(0.4) ? empty : keys);
  const odd = [
    `\${${key},'a'}`,
    `\${${key},  'a'}`,
    `\${${key}, a}`,
    `\${${key}, 'a}`,
    `\${${key}`,
    '${}',
    '${ }',
    `\${ ${key}}`,
  ];
  if (random.chance(0.15))
    return random.pick([...odd, `\${${key}, 'a}b'}`, '${aws:user${s3:prefix}}', `$\${${key}}`, `$\{*}{${key}}`]);
  return random.chance(0.4)
    ? `\${${key}, '${random.pick(['a', 'b', '', '*', 'a:b', 'a/b', 'bob', '${*}'.slice(0, 2)])}'}`
    : `\${${key}}`;
}

/** The text with the case of some of its letters turned. */
export function otherCase(random: Random, text: string): string {
  if (random.chance(0.3)) return text.toLowerCase();
  if (random.chance(0.3)) return text.toUpperCase();
  return Array.from(text)
    .map((char) => (!random.chance(0.3) ? char : char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()))
    .join('');
}
