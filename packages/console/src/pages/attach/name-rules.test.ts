import { describe, expect, it } from 'vitest';
import { nameProblem, pathProblem } from './name-rules.ts';

describe('a name', () => {
  it.each([
    ['', 'empty'],
    ['alice', undefined],
    ['a+b=c,d.e@f-g_h', undefined],
    ['a b', 'signs'],
    ['zoë', 'signs'],
    ['<b>', 'signs'],
    ['a'.repeat(64), undefined],
    ['a'.repeat(65), 'long'],
  ])('%j of a user: %s', (name, problem) => expect(nameProblem(name, 'user')).toBe(problem));

  it('of a group may be twice as long', () => {
    expect(nameProblem('g'.repeat(128), 'group')).toBeUndefined();
    expect(nameProblem('g'.repeat(129), 'group')).toBe('long');
  });
});

describe('a path', () => {
  it.each([
    ['', undefined],
    ['/', undefined],
    ['/division_abc/', undefined],
    ['/<img/src=x>/', undefined],
    ['division', 'signs'],
    ['/division', 'signs'],
    ['/a b/', 'signs'],
    ['//', 'signs'],
    [`/${'a'.repeat(511)}/`, 'long'],
  ])('%j: %s', (path, problem) => expect(pathProblem(path)).toBe(problem));
});
