import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../domain/errors.ts';
import { parseForm } from './form.ts';

const refusal = (source: string): unknown => {
  try {
    parseForm(source);
  } catch (error) {
    return error instanceof ServiceError ? error.code : error;
  }
  return undefined;
};

const many = (count: number): string => Array.from({ length: count }, (_, at) => `P${at}=`).join('&');

describe('parseForm', () => {
  it.each<[string, [string, string][]]>([
    ['', []],
    [
      'Action=ListUsers&Version=2010-05-08',
      [
        ['Action', 'ListUsers'],
        ['Version', '2010-05-08'],
      ],
    ],
    ['A=1+2%2B3%20', [['A', '1 2+3 ']]],
    ['A=b=c', [['A', 'b=c']]],
    ['A', [['A', '']]],
    ['A=', [['A', '']]],
    ['&&A=1&&', [['A', '1']]],
    ['=x', [['', 'x']]],
    ['%41=%f0%9f%98%80', [['A', '😀']]],
    ['A=1&A=2', [['A', '1']]],
    [
      'a=1&A=2',
      [
        ['a', '1'],
        ['A', '2'],
      ],
    ],
    ['__proto__=x', [['__proto__', 'x']]],
  ])('reads %j', (source, entries) => expect([...parseForm(source)]).toEqual(entries));

  it.each([
    ['a cut escape', 'A=%4'],
    ['an escape that is no hex', 'A=%zz'],
    ['an escape in a name', '%=x'],
    ['bytes that are no UTF-8', 'A=%ff'],
    ['an overlong form', 'A=%c0%af'],
    ['a surrogate', 'A=%ed%a0%80'],
    ['Action twice', 'Action=ListUsers&Action=DeleteUser'],
    ['Action in two cases', 'Action=GetCallerIdentity&action=AssumeRole'],
    ['action in another case alone', 'action=ListUsers'],
    ['Action twice, once escaped', 'Action=ListUsers&%41ction=DeleteUser'],
    ['Version twice', 'Version=2010-05-08&Version=2010-05-08'],
    ['VERSION', 'VERSION=2010-05-08'],
    ['a signature parameter twice', 'X-Amz-Signature=a&x-amz-signature=b'],
  ])('refuses %s', (_, source) => expect(refusal(source)).toBe('MalformedQueryString'));

  it('takes 10,000 parameters and refuses one more', () => {
    expect(parseForm(many(10_000)).size).toBe(10_000);
    expect(refusal(many(10_001))).toBe('MalformedQueryString');
    expect(refusal('A=1&'.repeat(10_001))).toBe('MalformedQueryString');
  });

  it('gives back what was encoded', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (parameters) => {
        const usual = Object.entries(parameters).filter(([name]) => !/^(action$|version$|x-amz-)/i.test(name));
        expect([...parseForm(new URLSearchParams(usual).toString())]).toEqual(usual);
      }),
    );
  });

  it('answers or refuses, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('%', '=', '&', '+', '4', '1', 'A', 'é') }), (source) => {
        expect([undefined, 'MalformedQueryString']).toContain(refusal(source));
      }),
    );
  });
});
