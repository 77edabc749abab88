import { expect, it } from 'vitest';
import { isCodePair } from './code-pair.tsx';

it.each([
  [['123456', '654321'], true],
  [['123456', '123456'], false],
  [['12345', '654321'], false],
  [['123456', '65432a'], false],
  [['', ''], false],
] as const)('%j is a pair: %s', (pair, expected) => expect(isCodePair(pair)).toBe(expected));
