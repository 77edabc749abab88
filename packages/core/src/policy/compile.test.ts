import { expect, it } from 'vitest';
import { bundlePolicies } from './bundle.ts';
import { policyOf } from './test-world.ts';

const allow = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
const deny = { ...allow, Effect: 'Deny' } as const;
const odd = { Condition: { X: { k: 'v' } } };

it('a policy keeps Allows and Denies apart, and an Allow with a part that is not known in neither', () => {
  const { policy } = policyOf('identity', [allow, deny, allow, { ...allow, ...odd }, { ...deny, ...odd }]);
  expect([policy.statements.length, policy.allows.size, policy.denies.size]).toEqual([5, 2, 2]);
});

it('a bundle of policies does so, too, and knows where each statement comes from', () => {
  const policies = [
    policyOf('identity', [deny, allow], 'one'),
    policyOf('identity', [allow, { ...allow, ...odd }, deny, deny], 'two'),
  ];
  const { allows, denies, origins } = bundlePolicies(policies);
  expect([allows.size, denies.size]).toEqual([2, 3]);
  expect(origins.map(({ named, statement }) => `${named.source.name} ${statement.index}`)).toEqual([
    'one 0',
    'one 1',
    'two 0',
    'two 1',
    'two 2',
    'two 3',
  ]);
});
