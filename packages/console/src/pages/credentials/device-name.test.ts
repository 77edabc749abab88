import { expect, it } from 'vitest';
import { isDeviceName } from './device-name.ts';

it.each([
  ['phone', true],
  ['Alice@home_2+=,.-', true],
  ['a'.repeat(128), true],
  ['a'.repeat(129), false],
  ['', false],
  ['my phone', false],
  ['a/b', false],
  ['é', false],
])('%s may name a device: %s', (name, expected) => expect(isDeviceName(name)).toBe(expected));
