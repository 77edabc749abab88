import { describe, expect, it } from 'vitest';
import { counted, sentence, visible, wrap } from './lines.ts';

const word = (length: number): string => 'x'.repeat(length);

describe('wrap', () => {
  it.each<[string, string, string | undefined, string | undefined, string[]]>([
    ['keeps a short text on one line', 'a b', undefined, undefined, ['a b']],
    ['fills a line up to its hundredth character', `${word(49)} ${word(50)}`, undefined, undefined, [`${word(49)} ${word(50)}`]],
    ['breaks before the hundred and first', `${word(50)} ${word(50)}`, undefined, undefined, [word(50), word(50)]],
    ['breaks no word', `${word(101)} b`, undefined, undefined, [word(101), 'b']],
    ['indents the other lines as far as the first', `${word(97)} b`, '- ', undefined, [`- ${word(97)}`, '  b']],
    ['or as it is told', `${word(97)} b`, '- ', '> ', [`- ${word(97)}`, '> b']],
    ['counts what stands before a line', `${word(96)} b`, '- ', undefined, [`- ${word(96)} b`]],
    ['keeps an empty text', '', '- ', undefined, ['- ']],
    ['keeps two spaces', 'a  b', undefined, undefined, ['a  b']],
  ])('%s', (_name, text, first, rest, lines) => expect(wrap(text, first, rest)).toEqual(lines));
});

describe('visible', () => {
  it.each([
    ['plain text, ä and 😀', 'plain text, ä and 😀'],
    ['a\nb', String.raw`a\u{a}b`],
    ['\u202e', String.raw`\u{202e}`],
    ['\u2028\u2029', String.raw`\u{2028}\u{2029}`],
    ['\u{e0001}', String.raw`\u{e0001}`],
  ])('shows %j as %s', (text, shown) => expect(visible(text)).toBe(shown));
});

describe('sentence', () => {
  it('has a capital and a full stop', () => expect(sentence('it is so')).toBe('It is so.'));
});

describe('counted', () => {
  it.each([
    [0, '0 statements'],
    [1, '1 statement'],
    [2, '2 statements'],
  ])('of %i is %s', (count, words) => expect(counted(count, 'statement')).toBe(words));
});
