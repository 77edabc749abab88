import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PolicyError } from './errors.ts';
import type { JsonNode } from './json.ts';
import { readJson } from './read-json.ts';

const plain = (node: JsonNode): unknown => {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  if (node.kind === 'object') return Object.fromEntries(node.members.map(({ key, value }) => [key.value, plain(value)]));
  return JSON.parse(node.text);
};
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const document = (maxDepth: number): fc.Arbitrary<fc.JsonValue> => fc.jsonValue({ stringUnit: 'binary', maxDepth });

const attempt = (read: () => unknown): unknown => {
  try {
    return { value: read() };
  } catch (error) {
    return error instanceof PolicyError || error instanceof SyntaxError ? 'refused' : error;
  }
};
const refusal = (text: string): PolicyError => {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error(`read without complaint: ${text}`);
};

describe('readJson', () => {
  it.each([
    ['nothing', ''],
    ['white space alone', ' \n'],
    ['a byte order mark', '\ufeff{}'],
    ['a comment', '{} // no'],
    ['a trailing comma in an object', '{"a":1,}'],
    ['a trailing comma in an array', '[1,]'],
    ['a leading comma', '[,1]'],
    ['single quotes', "{'a':1}"],
    ['a bare key', '{a:1}'],
    ['NaN', '[NaN]'],
    ['Infinity', '[Infinity]'],
    ['a leading zero', '[01]'],
    ['a leading plus', '[+1]'],
    ['a bare fraction', '[.5]'],
    ['an open fraction', '[1.]'],
    ['a hexadecimal number', '[0x10]'],
    ['two documents', '{}{}'],
    ['an open string', '{"a'],
    ['an open object', '{"a":1'],
    ['an open array', '[1'],
    ['a missing colon', '{"a" 1}'],
    ['an unknown escape', String.raw`["\x"]`],
    ['an escape at the end', String.raw`["\ `.trim()],
    ['three hexadecimal digits', String.raw`["\u12g4"]`],
    ['a raw line break in a string', '["a\nb"]'],
    ['a raw NUL in a string', '["\u0000"]'],
    ['half a surrogate pair, escaped', String.raw`["\ud800"]`],
    ['half a surrogate pair, raw', '["\udc00x"]'],
    ['the last half there is', '["\udfff"]'],
    ['two second halves', '["\udc00\udc00"]'],
    ['a first half and what is no half', '["\ud800\ue000"]'],
    ['two first halves', '["\ud800\ud800"]'],
    ['a first half at the end', '["a\udbff"]'],
    ['a pair in the wrong order', String.raw`["\udc00\ud800"]`],
    ['a no-break space between tokens', '{\u00a0}'],
    ['a capital True', '[True]'],
  ])('refuses %s', (_what, text) => {
    expect(refusal(text).message).toBe('This policy contains invalid Json');
  });

  it('refuses a key that stands twice in one object, also when one is escaped', () => {
    const error = refusal(String.raw`{"Effect":"Deny", "\u0045ffect":"Allow"}`);
    expect(error.message).toBe('Syntax errors in policy.');
    expect(error.detail).toContain('"Effect" stands twice');
  });

  it('takes the same key in two objects', () => {
    expect(plain(readJson('[{"a":1},{"a":2}]'))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('takes the first and the last of all pairs', () => {
    const text = '"\ud800\udc00\udbff\udfff\ue000\ud7ff"';
    expect(plain(readJson(text))).toBe(JSON.parse(text));
  });

  it('takes 32 levels and refuses the 33rd', () => {
    expect(readJson(nested(32)).kind).toBe('array');
    expect(refusal(nested(33)).message).toBe('Syntax errors in policy.');
    expect(refusal('['.repeat(1_000_000)).message).toBe('Syntax errors in policy.');
  });

  it('takes a document of a million characters', () => {
    expect(readJson(`"${'a'.repeat(1_048_574)}"`).kind).toBe('string');
  });

  it('refuses a document of more than a million characters', () => {
    expect(refusal(`"${'a'.repeat(1_048_576)}"`).detail).toContain('too long');
  });

  it('keeps numbers as written', () => {
    const node = readJson('[1.0, 9007199254740993, -0, 1E+400]');
    expect(node.kind === 'array' && node.items.map((item) => (item.kind === 'number' ? item.text : ''))).toEqual([
      '1.0',
      '9007199254740993',
      '-0',
      '1E+400',
    ]);
  });

  it('gives __proto__ as any other key and leaves prototypes alone', () => {
    const node = readJson('{"__proto__":{"x":1}}');
    expect(node.kind === 'object' && node.members[0]?.key.value).toBe('__proto__');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('says on which line and column a fault stands', () => {
    expect(refusal('{\n  "a": 1,\r\n  "b": x\n}').position).toEqual({ line: 3, column: 7, offset: 20 });
  });

  it('reads what JSON.parse reads, to the same values', () => {
    fc.assert(
      fc.property(document(6), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(readJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('knows where each value stands: cut out there, it reads the same', () => {
    fc.assert(
      fc.property(document(4), (value) => {
        const text = JSON.stringify(value, null, 1);
        const check = (node: JsonNode): void => {
          expect(JSON.parse(text.slice(node.start.offset, node.end.offset))).toEqual(plain(node));
          expect(text.split('\n')[node.start.line - 1]?.slice(node.start.column)[0]).toBe(text[node.start.offset]);
          if (node.kind === 'array') node.items.forEach(check);
          if (node.kind === 'object') for (const member of node.members) check(member.value);
        };
        check(readJson(text));
      }),
      { numRuns: 50 },
    );
  });

  it('answers any text with a value or a PolicyError, and refuses whatever JSON.parse refuses', () => {
    const unit = fc.constantFrom(...Array.from('{}[]:,"\\u0123e+-. \ntruefalsn'));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const ours = attempt(() => plain(readJson(text)));
        const theirs = attempt(() => JSON.parse(text));
        expect([theirs, 'refused']).toContainEqual(ours);
      }),
      { numRuns: 2000 },
    );
  });
});
