import { describe, expect, it } from 'vitest';
import { PolicyError } from './errors.ts';
import { parsePolicy } from './parse.ts';

const allow = (members: string): string => `{"Version":"2012-10-17","Statement":{"Effect":"Allow",${members}}}`;
const refusal = (text: string, characters: 'iam' | 'any' = 'any'): string => {
  try {
    parsePolicy(text, { characters });
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('parsePolicy', () => {
  it('takes single values without brackets, a statement included [1.11 case 32]', () => {
    const bare = parsePolicy(allow('"Action":"s3:Get*","Resource":"*"'));
    const listed = parsePolicy('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*"],"Resource":["*"]}]}');
    for (const { statements } of [bare, listed]) {
      expect(statements.map(({ action, resource }) => [action?.patterns[0]?.value, resource?.patterns[0]?.value])).toEqual([
        ['s3:Get*', '*'],
      ]);
    }
  });

  it('keeps numbers and booleans of conditions as they are written', () => {
    const { statements } = parsePolicy(allow('"Action":"*","Resource":"*","Condition":{"NumericEquals":{"k":[1.0,true,"x"]}}'));
    expect(statements[0]?.condition[0]?.entries[0]?.values.map(({ text }) => text)).toEqual(['1.0', 'true', 'x']);
  });

  it('knows the line a statement starts on', () => {
    const { statements } = parsePolicy('{"Statement":[\n{"Effect":"Allow"},\n\n  {"Effect":"Deny"}]}');
    expect(statements.map(({ start }) => [start.line, start.column])).toEqual([
      [2, 0],
      [4, 2],
    ]);
  });

  it.each([
    ['a document that is a list', '[]'],
    ['a document that is a number', '3'],
    ['an unknown top element', '{"Statement":{"Effect":"Allow"},"Extra":1}'],
    ['a top element in another case', '{"statement":{"Effect":"Allow"}}'],
    ['no Statement', '{"Version":"2012-10-17"}'],
    ['an empty Statement list [1.11 case 32]', '{"Statement":[]}'],
    ['a Statement that is text', '{"Statement":"x"}'],
    ['an unknown Version', '{"Version":"2015-01-01","Statement":{"Effect":"Allow"}}'],
    ['a Version that is a number', '{"Version":2012,"Statement":{"Effect":"Allow"}}'],
    ['an Id that is a number', '{"Id":1,"Statement":{"Effect":"Allow"}}'],
    ['an unknown statement element', allow('"Actions":"*"')],
    ['an element in another case', allow('"action":"*"')],
    ['no Effect', '{"Statement":{"Action":"*"}}'],
    ['an unknown Effect', '{"Statement":{"Effect":"Permit"}}'],
    ['Action and NotAction', allow('"Action":"*","NotAction":"*"')],
    ['Resource and NotResource', allow('"Resource":"*","NotResource":"*"')],
    ['Principal and NotPrincipal', allow('"Principal":"*","NotPrincipal":"*"')],
    ['a Sid that is a number', allow('"Sid":1')],
    ['an Action that is a number', allow('"Action":1')],
    ['an Action that is null', allow('"Action":[null]')],
    ['a Resource that is an object', allow('"Resource":{}')],
    ['a Condition that is a list', allow('"Condition":[]')],
    ['an operator block that is text', allow('"Condition":{"Bool":"true"}')],
    ['a condition value that is null', allow('"Condition":{"Bool":{"k":null}}')],
    ['a condition value that is a list of lists', allow('"Condition":{"Bool":{"k":[["true"]]}}')],
    ['Effect twice [1.11 case 22]', '{"Statement":{"Effect":"Deny","Effect":"Allow"}}'],
  ])('refuses %s as a syntax error', (_what, text) => {
    expect(refusal(text)).toBe('Syntax errors in policy.');
  });

  it('refuses an Effect in another case as IAM does [1.11 case 13]', () => {
    expect(refusal('{"Statement":{"Effect":"allow"}}')).toBe('The policy failed legacy parsing');
  });

  it.each([
    ['U+00FF', '\u00ff', 'accepted'],
    ['U+0100', '\u0100', 'Syntax errors in policy.'],
    ['an emoji', '😀', 'Syntax errors in policy.'],
    ['U+2028', '\u2028', 'Syntax errors in policy.'],
  ])('judges %s by the character set of IAM when asked to [1.11 case 23]', (_what, character, verdict) => {
    const text = allow(`"Action":"*","Resource":"${character}"`);
    expect(refusal(text, 'iam')).toBe(verdict);
    expect(refusal(text, 'any')).toBe('accepted');
  });
});
