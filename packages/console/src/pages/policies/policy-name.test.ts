import { expect, it } from 'vitest';
import { policyNameProblem } from './policy-name.ts';

it.each([
  ['read-only+1=2,3.4@5', undefined],
  ['', 'empty'],
  ['a'.repeat(128), undefined],
  ['a'.repeat(129), 'long'],
  ['a b', 'signs'],
  ['<b>', 'signs'],
  ['ä', 'signs'],
])('policyNameProblem: %j is %s', (name, problem) => expect(policyNameProblem(name)).toBe(problem));
