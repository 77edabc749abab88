import { expect, it } from 'vitest';
import { PolicyError } from './errors.ts';

it('a PolicyError has its code, and what else is known', () => {
  const position = { line: 1, column: 2, offset: 2 };
  const whole = new PolicyError('MalformedPolicyDocument', 'Syntax errors in policy.', { detail: 'a key twice', position });
  expect(whole).toMatchObject({ name: 'PolicyError', code: 'MalformedPolicyDocument', detail: 'a key twice', position });
  const bare = new PolicyError('MalformedPolicyDocument', 'Syntax errors in policy.');
  expect([bare.message, bare.detail, bare.position]).toEqual(['Syntax errors in policy.', undefined, undefined]);
});
