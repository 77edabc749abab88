import { expect, it } from 'vitest';
import { passwordState, type PasswordState } from './password-state.ts';

const DAY = 86_400_000;

it.each<[string, number | undefined, boolean, boolean, number, PasswordState]>([
  ['without an expiry', undefined, false, false, 10_000 * DAY, 'ok'],
  ['with a hard expiry but no age', undefined, true, false, 10_000 * DAY, 'ok'],
  ['the moment before', 90, false, false, 90 * DAY - 1, 'ok'],
  ['the moment it expires', 90, false, false, 90 * DAY, 'expired'],
  ['the moment it expires, hard', 90, true, false, 90 * DAY, 'hardExpired'],
  ['that must be changed', undefined, false, true, 0, 'mustChange'],
  ['that must be changed and is too old', 90, false, true, 90 * DAY, 'mustChange'],
  ['that must be changed and is hard over', 90, true, true, 90 * DAY, 'hardExpired'],
  ['that must be changed, before a hard expiry', 90, true, true, 89 * DAY, 'mustChange'],
])('a password %s', (_, maxAgeDays, hardExpiry, resetRequired, age, state) => {
  const set = 1_764_000_000_000;
  expect(passwordState({ changedAt: set, resetRequired }, { maxAgeDays, hardExpiry }, set + age)).toBe(state);
});
