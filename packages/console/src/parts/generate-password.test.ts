import { describe, expect, it } from 'vitest';
import { generatePassword } from './generate-password.ts';

describe('a generated password', () => {
  const many = Array.from({ length: 200 }, () => generatePassword());

  it('has twenty characters, of each kind at least one', () => {
    for (const password of many) {
      expect(password).toHaveLength(20);
      for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(password).toMatch(kind);
    }
  });

  it('begins with a letter and holds nothing that a CSV file quotes', () => {
    for (const password of many) expect(password).toMatch(/^[A-Za-z][^",\s]*$/);
  });

  it('is never the same twice', () => expect(new Set(many).size).toBe(many.length));

  it('is as long as the policy asks for', () => expect(generatePassword(64)).toHaveLength(64));

  it('puts its kinds in any order', () => {
    const kindsAt = many.map((password) =>
      password.slice(1, 5).replaceAll(/[A-Z]/g, 'A').replaceAll(/[a-z]/g, 'a').replaceAll(/\d/g, '0'),
    );
    expect(new Set(kindsAt).size).toBeGreaterThan(20);
  });
});
