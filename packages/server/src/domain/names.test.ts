import { expect, it } from 'vitest';
import { nameKey, tagKey } from './names.ts';

it.each([
  ['Admin', 'admin'],
  ['a+B=c,D.e@F-g_H', 'a+b=c,d.e@f-g_h'],
])('the name %s is the same as %s', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

it('the tag key CostCenter is the same as costcenter on a user, and another on a policy', () => {
  expect(tagKey('user', 'CostCenter')).toBe(tagKey('user', 'costcenter'));
  expect(tagKey('policy', 'CostCenter')).not.toBe(tagKey('policy', 'costcenter'));
});
