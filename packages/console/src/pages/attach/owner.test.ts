import { describe, expect, it } from 'vitest';
import { heldInline, heldManaged, inlinePolicyPath, keyOfHeld, removeAction, removeStep, type Owner } from './owner.ts';

const alice: Owner = { kind: 'user', name: 'alice', arn: 'arn:aws:iam::123456789012:user/alice' };
const dev: Owner = { kind: 'group', name: 'dev+1', arn: 'arn:aws:iam::123456789012:group/dev+1' };
const READ = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

describe('a held policy', () => {
  it.each([
    [READ, 'aws'],
    ['arn:aws:iam::aws:policy/job-function/Billing', 'job'],
    ['arn:aws:iam::123456789012:policy/team/own', 'own'],
  ])('%s is of the type %s', (arn, type) => expect(heldManaged(arn).type).toBe(type));

  it('from a group is another than the same one held directly', () =>
    expect(keyOfHeld(heldManaged(READ, 'dev'))).not.toBe(keyOfHeld(heldManaged(READ))));
});

describe('taking a policy away', () => {
  it.each([
    [alice, heldManaged(READ), 'DetachUserPolicy'],
    [alice, heldInline('own'), 'DeleteUserPolicy'],
    [dev, heldManaged(READ), 'DetachGroupPolicy'],
    [dev, heldInline('own'), 'DeleteGroupPolicy'],
  ] as const)('%o %o is %s', (owner, policy, operation) => {
    expect(removeStep(owner, policy)).toMatchObject({ operation, doneWhen: ['NoSuchEntity'] });
    expect(removeAction(owner, policy)).toBe(`iam:${operation}`);
  });
});

it('an inline policy is written at an address that holds any name', () => {
  expect(inlinePolicyPath(dev)).toBe('/policies/create?group=dev%2B1');
  expect(inlinePolicyPath(alice, 'a&b')).toBe('/policies/edit?user=alice&inline=a%26b');
});
