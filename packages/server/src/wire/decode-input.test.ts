import * as fc from 'fast-check';
import { beforeAll, describe as subject, expect, it } from 'vitest';
import { ServiceError } from '../domain/errors.ts';
import { decodeInput } from './decode-input.ts';
import { describe } from './describe.ts';
import { parseForm } from './form.ts';
import { flag, instant, list, structure, text, whole, type OperationShape } from './shape.ts';

const inner = structure('Inner', {}, { Key: text(), Value: text(), Deep: list(text()) });
const shape: OperationShape = {
  service: 'countersign',
  name: 'Try',
  input: structure(
    'TryRequest',
    {},
    {
      Text: text(),
      Count: whole(),
      Flag: flag,
      When: instant,
      Bytes: { kind: 'blob' },
      Names: list(text()),
      Tags: list(inner),
      One: inner,
      Map: { kind: 'map', value: text() },
    },
  ),
};
const decode = (source: string): Record<string, unknown> => decodeInput(shape, parseForm(source));
const refusal = (source: string): unknown => {
  try {
    return decode(source);
  } catch (error) {
    return error instanceof ServiceError ? [error.code, error.message] : error;
  }
};

beforeAll(() => {
  Object.freeze(Object.prototype);
  Object.freeze(Array.prototype);
});

subject('decodeInput', () => {
  it.each<[string, unknown]>([
    ['', {}],
    ['Text=', { Text: '' }],
    ['Text=a&Unknown=b&Unknown.member.1=c', { Text: 'a' }],
    ['Count=900', { Count: 900 }],
    ['Count=%2B900', { Count: 900 }],
    ['Count=0900', { Count: 900 }],
    ['Count=-2147483648', { Count: -2_147_483_648 }],
    ['Count=-0', { Count: 0 }],
    ['Flag=true', { Flag: true }],
    ['Flag=false', { Flag: false }],
    ['When=2024-01-01T00:00:00Z', { When: new Date(1_704_067_200_000) }],
    ['When=2024-01-01T01:00:00.250%2B01:00', { When: new Date(1_704_067_200_250) }],
    ['When=1704067200', { When: new Date(1_704_067_200_000) }],
    ['Bytes=AP8B', { Bytes: Uint8Array.of(0, 255, 1) }],
    ['Bytes=', { Bytes: new Uint8Array() }],
    ['Names=', { Names: [] }],
    ['Names.member.1=a&Names.member.2=', { Names: ['a', ''] }],
    ['Names.member.10=j&Names.member.9=i&Names.member.999999999=z', { Names: ['i', 'j', 'z'] }],
    ['Names.1=a', {}],
    ['Names.member.1.x.y.z.1.2.3=a', {}],
    [`Tags${'.member.1'.repeat(40)}=deep`, {}],
    ['Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.2.Key=l', { Tags: [{ Key: 'k', Value: 'v' }, { Key: 'l' }] }],
    ['Tags.member.1.Deep.member.1=x&Tags.member.1.Deep.member.2=y', { Tags: [{ Deep: ['x', 'y'] }] }],
    ['Tags.member.1.Nothing=x', { Tags: [{}] }],
    ['One.Key=k', { One: { Key: 'k' } }],
    ['One.Deep=', { One: { Deep: [] } }],
    ['Map.entry.1.key=a&Map.entry.1.value=1&Map.entry.2.key=b&Map.entry.2.value=', { Map: { a: '1', b: '' } }],
    ['Map.entry.1.key=a&Map.entry.1.value=1&Map.entry.2.key=a&Map.entry.2.value=2', { Map: { a: '1' } }],
    ['Map=', { Map: {} }],
  ])('reads %j', (source, input) => expect(decode(source)).toEqual(input));

  it.each([
    'Count=900.0',
    'Count=3600.5',
    'Count=1e3',
    'Count=0x10',
    'Count=abc',
    'Count=%20900',
    'Count=2147483648',
    'Count=-2147483649',
    'Count=Infinity',
    'Count=NaN',
    'Count=1_000',
    'Flag=True',
    'Flag=1',
    'Flag=',
    'When=yesterday',
    'When=2024-13-01T00:00:00Z',
    'When=',
    'Bytes=A',
    'Bytes=A-_B',
    'Bytes=AA=A',
    'Names=x',
    'Map=x',
    'Names.member.0=a',
    'Names.member.01=a',
    'Names.member.-1=a',
    'Names.member.1e3=a',
    'Names.member.9999999999=a',
    'Names.member.__proto__=a',
    'Tags.member.length.Key=a',
    'Map.entry.1.key=a',
    'Map.entry.1.value=a',
    'Map.entry.x.key=a',
  ])('refuses %j without a message', (source) => expect(refusal(source)).toEqual(['MalformedInput', '']));

  it('refuses an empty number in words', () => {
    expect(refusal('Count=')).toEqual(['MalformedInput', 'missing value for decimal type']);
  });

  it.each([
    'Tags.member.1.__proto__.polluted=x',
    '__proto__.polluted=x',
    'constructor.prototype.polluted=x',
    'One.__proto__.polluted=x',
    'One.constructor.prototype.polluted=x',
    '__proto__=x',
    'toString=x',
  ])('lets %j change nothing but what the operation has', (source) => {
    const input = decode(source);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(JSON.stringify(input)).not.toContain('polluted');
    expect(Object.getPrototypeOf(input)).toBeNull();
  });

  it('takes any map key as nothing but a key', () => {
    const { Map: map } = decode('Map.entry.1.key=__proto__&Map.entry.1.value=x');
    expect(Object.getPrototypeOf(map)).toBeNull();
    expect(Object.entries(map as object)).toEqual([['__proto__', 'x']]);
  });

  it('never makes a sparse array, wherever the indices lie', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), { maxLength: 50 }), (indices) => {
        const { Names: names = [] } = decode(indices.map((index) => `Names.member.${index}=${index}`).join('&'));
        expect(names).toEqual([...indices].sort((a, b) => a - b).map(String));
      }),
    );
  });

  it('answers or refuses, whatever the names', () => {
    const step = fc.constantFrom(
      'Tags',
      'Names',
      'Map',
      'One',
      'member',
      'entry',
      '1',
      '2',
      'key',
      'value',
      'Key',
      'Deep',
      '',
      '__proto__',
    );
    const name = fc.array(step, { minLength: 1, maxLength: 7 }).map((steps) => steps.join('.'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.constantFrom('', 'x')), { maxLength: 12 }), (parameters) => {
        const answer = refusal(new URLSearchParams(parameters).toString());
        expect(Array.isArray(answer) ? answer : Object.getPrototypeOf(answer)).toEqual(
          Array.isArray(answer) ? ['MalformedInput', ''] : null,
        );
      }),
    );
  });

  it('reads 5,000 tags that come in the wrong order', () => {
    const source = Array.from(
      { length: 5000 },
      (_, at) => `Tags.member.${5000 - at}.Key=k${at}&Tags.member.${5000 - at}.Value=v`,
    ).join('&');
    const { Tags: tags } = decodeInput(describe('iam', 'TagUser') as OperationShape, parseForm(source));
    expect(tags).toHaveLength(5000);
  });
});
