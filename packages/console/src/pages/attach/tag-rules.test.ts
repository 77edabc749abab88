import { describe, expect, it } from 'vitest';
import { areGoodTags, keyProblem, tagChanges, valueProblem } from './tag-rules.ts';

const tag = (key: string, value = ''): { key: string; value: string } => ({ key, value });

describe('the key of a tag', () => {
  it.each([
    ['', 'empty'],
    ['Kostenstelle', undefined],
    ['cost center', undefined],
    ['ключ', undefined],
    ['<b>', 'signs'],
    ['aws:x', 'reserved'],
    ['AWS:x', 'reserved'],
    ['k'.repeat(129), 'long'],
  ])('%j: %s', (key, problem) => expect(keyProblem([tag(key)], 0, true)).toBe(problem));

  it('may come once, and for users the case makes no difference', () => {
    const tags = [tag('team'), tag('Team')];
    expect(keyProblem(tags, 1, true)).toBe('twice');
    expect(keyProblem(tags, 1, false)).toBeUndefined();
    expect(keyProblem(tags, 0, true)).toBeUndefined();
  });
});

it('a value may be nothing, but not too long nor hold signs that tags may not', () => {
  expect(valueProblem('')).toBeUndefined();
  expect(valueProblem('v'.repeat(257))).toBe('long');
  expect(valueProblem('<script>')).toBe('signs');
});

it('fifty tags are good and one more is not', () => {
  const many = Array.from({ length: 51 }, (_, i) => tag(`k${i}`));
  expect(areGoodTags(many.slice(0, 50), true)).toBe(true);
  expect(areGoodTags(many, true)).toBe(false);
});

describe('the changes from tags to tags', () => {
  it('are none when nothing changed', () =>
    expect(tagChanges([tag('a', '1')], [tag('a', '1')])).toEqual({ set: [], removed: [] }));
  it('set what is new or other, and take away what went', () =>
    expect(tagChanges([tag('a', '1'), tag('b', '2'), tag('c')], [tag('a', '1'), tag('b', '3'), tag('d')])).toEqual({
      set: [tag('b', '3'), tag('d')],
      removed: ['c'],
    }));
  it('take a key away that is written in another case', () =>
    expect(tagChanges([tag('Team', 'a')], [tag('team', 'a')])).toEqual({ set: [tag('team', 'a')], removed: ['Team'] }));
});
