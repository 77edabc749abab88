import { describe, expect, it } from 'vitest';
import { headerLayout } from './header-layout.ts';

const written = ['Host', 'h', 'X-Amz-Date', 'd', 'Authorization', 'a', 'Accept', 'x'];

describe('headerLayout', () => {
  it('finds the values that authentication reads', () => {
    const { names, places } = headerLayout(written);
    expect(names).toEqual(['host', 'x-amz-date', 'authorization', 'accept']);
    expect(places).toMatchObject({ host: 1, 'x-amz-date': 3, authorization: 5, date: undefined });
  });

  it('is the very same for the same names, whatever their values', () => {
    const first = headerLayout(written);
    expect(headerLayout(written.map((text, i) => (i % 2 === 0 ? text : `${text}!`)))).toBe(first);
  });

  it.each([
    ['in another order', ['X-Amz-Date', 'd', 'Host', 'h', 'Authorization', 'a', 'Accept', 'x']],
    ['with one in other letters', ['host', 'h', 'X-Amz-Date', 'd', 'Authorization', 'a', 'Accept', 'x']],
    ['with other names of the same length', ['Host', 'h', 'X-Amz-Fate', 'd', 'Authorization', 'a', 'Accept', 'x']],
  ])('is made anew for names %s', (_name, other) => {
    const first = headerLayout(written);
    const second = headerLayout(other);
    expect(second).not.toBe(first);
    expect(second.names).toEqual(other.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()));
  });

  it('refuses a header that authentication reads twice, each time', () => {
    const twice = [...written, 'HOST', 'other'];
    for (let i = 0; i < 2; i++) {
      expect(() => headerLayout(twice)).toThrow(expect.objectContaining({ code: 'IncompleteSignature' }));
    }
  });

  it('is not taken in by names that are members of every object', () => {
    expect(headerLayout(['__proto__', 'x', 'constructor', 'y']).names).toEqual(['__proto__', 'constructor']);
  });
});
