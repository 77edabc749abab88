import { describe, expect, it } from 'vitest';
import type { PolicyType } from './policy-type.ts';
import { policySize, policySizeOf } from './size.ts';

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

describe('policySizeOf', () => {
  it.each<[PolicyType, number]>([
    ['identity', 10],
    ['boundary', 10],
    ['resource', 10],
    ['endpoint', 10],
    ['trust', 10],
    ['session', 15],
    ['scp', 15],
    ['rcp', 15],
  ])('of type %s is %i: with white space or without, as the quota counts', (type, size) => {
    expect(policySizeOf('{ "a": "😀 c" }\n', type)).toBe(size);
  });
});
