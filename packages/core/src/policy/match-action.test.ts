import { describe, expect, it } from 'vitest';
import { asciiLowerCase } from './ascii.ts';
import { compileAction, matchAction } from './match-action.ts';

describe('matchAction', () => {
  it.each<[string, string, boolean]>([
    ['*', 'iam:CreateUser', true],
    ['*:*', 'iam:CreateUser', true],
    ['iam:*', 'iam:CreateUser', true],
    ['iam:*', 'iamx:CreateUser', false],
    ['IAM:createuser', 'iam:CreateUser', true],
    ['iam:Create*', 'IAM:CREATEUSER', true],
    ['iam:Create?ser', 'iam:CreateUser', true],
    ['iam:*User', 'iam:CreateUser', true],
    ['iam:CreateUser', 'iam:CreateUserX', false],
    ['i*:CreateUser', 'iam:CreateUser', true],
    ['iam', 'iam:CreateUser', false],
    ['iam:LinkUser', 'iam:Lin\u212aUser', false],
    ['iam:Lin\u212aUser', 'iam:LinkUser', false],
    ['iam:%43reateUser', 'iam:CreateUser', false],
    ['iam:${*}', 'iam:CreateUser', false],
  ])('%j on %j is %j [1.11 case 13, B8]', (pattern, action, expected) => {
    expect(matchAction(compileAction(pattern), asciiLowerCase(action))).toBe(expected);
  });
});
