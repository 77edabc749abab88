import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fishLines, posixLines, powershellLines } from './shell-quoting.ts';

describe('a value between shell quotes', () => {
  test.each([
    ['POSIX shells', posixLines, "export A='it'\\''s $x `y` \\'\n"],
    ['fish', fishLines, "set -gx A 'it\\'s $x `y` \\\\'\n"],
    ['PowerShell', powershellLines, "$env:A = 'it''s $x `y` \\'\n"],
  ])('is quoted for %s', (_, write, text) => {
    expect(write({ A: "it's $x `y` \\" })).toBe(text);
  });
  test('doubles the typographic quotes that PowerShell takes for plain ones', () => {
    expect(powershellLines({ A: 'a\u2019b' })).toBe("$env:A = 'a\u2019\u2019b'\n");
  });
});

describe('a variable without a value', () => {
  test.each([
    ['POSIX shells', posixLines, 'unset A\n'],
    ['fish', fishLines, 'set -e A\n'],
    ['PowerShell', powershellLines, 'Remove-Item Env:A -ErrorAction SilentlyContinue\n'],
  ])('is removed in %s', (_, write, text) => {
    expect(write({ A: undefined })).toBe(text);
  });
});

test('a real shell reads back what was written', () => {
  const values = fc.sample(fc.string({ unit: fc.constantFrom(...Array.from(`'"\\$\`!\n\t *?;&|<>(){}[]~#%=a`)) }), 40);
  const script = values.map((value, index) => posixLines({ [`V${index}`]: value })).join('');
  const echo = values.map((_, index) => `printf '%s\\0' "$V${index}"`).join('\n');
  expect(execFileSync('/bin/sh', ['-eu'], { input: `${script}${echo}\n`, encoding: 'utf8' })).toBe(
    values.map((value) => `${value}\0`).join(''),
  );
});
