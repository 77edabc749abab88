import { describe, expect, it } from 'vitest';
import { policySize } from './size.ts';

describe('policySize', () => {
  it.each([
    ['', 0],
    ['{ "a": "b c" }', 10],
    ['\t\r\n ', 0],
    ['é€😀', 3],
  ])('counts the characters of %j without white space [1.11 case 35]', (text, size) => {
    expect(policySize(text)).toBe(size);
  });
});
