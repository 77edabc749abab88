import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import { fixedText, parseTemplate, resolveText } from './variables.ts';

const context = contextFrom({
  'aws:username': 'bob',
  'aws:PrincipalTag/Team': 'red',
  empty: '',
  many: ['a', 'b'],
  wild: '*${aws:username}',
  // No variable can name these.
  ...Object.fromEntries(['', 'a b', 'a\tb', 'a\nb', 'a\rb', 'a,b', "a'b", 'a{b', 'a$b'].map((key) => [key, 'forged'])),
});
const resolve = (text: string, variables = true): string | undefined => resolveText(parseTemplate(text, variables), context);

it('a key with letters that only look like others is another key', () => {
  const context = contextFrom({ 'aws:ResourceTag/\u212aey': 'forged' });
  expect(context.get('aws:resourcetag/key')).toBeUndefined();
  expect(resolveText(parseTemplate('${aws:ResourceTag/\u212aey}', true), context)).toBe('forged');
});

describe('policy variables', () => {
  it.each<[string, string | undefined]>([
    ['plain', 'plain'],
    ['${aws:username}', 'bob'],
    ['${AWS:UserName}', 'bob'],
    ['x/${aws:username}/${aws:principaltag/TEAM}', 'x/bob/red'],
    ['${absent}', undefined],
    ["${absent, 'd'}", 'd'],
    ["${absent, ''}", ''],
    ["${absent, 'x'}${absent, 'y'}", 'xy'],
    ["'}${absent, 'd'}", "'}d"],
    ["${absent, 'd}x", undefined],
    ["${absent, '}'}", '}'],
    ["a, '${aws:username}", "a, 'bob"],
    ["${absent, 'a}b'}", 'a}b'],
    ["${aws:username, 'd'}", 'bob'],
    ["${absent,'d'}", undefined],
    ["${absent,  'd'}", undefined],
    ['${absent, "d"}', undefined],
    ['${ aws:username }', undefined],
    ['${}', undefined],
    ["${, 'd'}", undefined],
    ["${a b, 'd'}", undefined],
    ["${a,b, 'd'}", undefined],
    ['${a\tb}', undefined],
    ['${a\nb}', undefined],
    ['${a\rb}', undefined],
    ["${a'b}", undefined],
    ['${a{b}', undefined],
    ['${empty}', undefined],
    ["${empty, 'd'}", 'd'],
    ['${many}', undefined],
    ["${many, 'd'}", undefined],
    ['${*}${?}${$}', '*?$'],
    ['${$}{aws:username}', '${aws:username}'],
    ['${aws:username', '${aws:username'],
    ['$aws:username}', '$aws:username}'],
    ['${wild}', '*${aws:username}'],
    ['${a${aws:username}}', undefined],
  ])('%j becomes %j [1.11 cases 10, 11]', (text, expected) => {
    expect(resolve(text)).toBe(expected);
  });

  it('are plain text without Version 2012-10-17 [1.11 case 12]', () => {
    expect(resolve('${aws:username}${*}', false)).toBe('${aws:username}${*}');
  });

  it('are taken apart without empty texts between them', () => {
    const parts = parseTemplate("${aws:username}${*}x${K, 'd'}", true);
    expect(parts).toEqual([
      { kind: 'variable', key: 'aws:username', fallback: undefined, source: '${aws:username}' },
      { kind: 'escaped', text: '*', source: '${*}' },
      { kind: 'text', text: 'x' },
      { kind: 'variable', key: 'k', fallback: 'd', source: "${K, 'd'}" },
    ]);
    expect(parseTemplate('', true)).toEqual([{ kind: 'text', text: '' }]);
    expect(parseTemplate('${x', true)).toEqual([{ kind: 'text', text: '${x' }]);
  });

  it.each<[string, string | undefined]>([
    ['plain', 'plain'],
    ['a${*}b', 'a*b'],
    ['a${k}', undefined],
  ])('make the text %j fixed or not: %j', (text, expected) => expect(fixedText(parseTemplate(text, true))).toBe(expected));

  it('take a text apart without losing a character', () => {
    const text = fc.string({ unit: fc.constantFrom('$', '{', '}', 'k', ',', ' ', "'", '*', '?', ':'), maxLength: 20 });
    fc.assert(
      fc.property(text, (value) => {
        const parts = parseTemplate(value, true);
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.source)).join('')).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});
