import { expect, it } from 'vitest';
import { noCookie, readSessionId, sessionCookie } from './cookie.ts';

const ID = 'a'.repeat(43);
const read = (...lines: string[]) =>
  readSessionId({
    method: 'GET',
    target: '/',
    rawHeaders: lines.flatMap((line) => ['Cookie', line]),
    body: new Uint8Array(0),
    peer: '',
    tls: false,
  });

it.each<[string, string[]]>([
  ['alone', [`__Host-countersign=${ID}`]],
  ['among others', [`theme=dark; __Host-countersign=${ID};x=y`]],
  ['on a line of its own', ['a=b', `__Host-countersign=${ID}`]],
])('reads the session id %s', (_, lines) => expect(read(...lines)).toBe(ID));

it.each<[string, string[]]>([
  ['no cookie', []],
  ['a cookie that a neighbour could set', [`countersign=${ID}`]],
  ['a name in other letters', [`__host-countersign=${ID}`]],
  ['a shorter id', [`__Host-countersign=${ID.slice(1)}`]],
  ['a longer id', [`__Host-countersign=${ID}a`]],
  ['other signs', [`__Host-countersign=${'"'.repeat(43)}`]],
  ['a good one behind a bad one of the same name', [`__Host-countersign=x; __Host-countersign=${ID}`]],
])('reads nothing from %s', (_, lines) => expect(read(...lines)).toBeUndefined());

it('is kept from scripts, other sites, plain http and other hosts', () => {
  for (const line of [sessionCookie(ID), noCookie]) {
    expect(line.split('; ')).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']));
    expect(line).not.toContain('Domain');
  }
  expect(noCookie).toContain('Max-Age=0');
});
