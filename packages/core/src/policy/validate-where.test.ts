import { describe, expect, it } from 'vitest';
import { PolicyError } from './errors.ts';
import type { PolicyType } from './policy-type.ts';
import { mustExist, principalFaults, type WrittenPrincipal, writtenPrincipals } from './validate-principal.ts';
import { readJson } from './read-json.ts';
import { validatePolicy } from './validate-policy.ts';

const A = '111111111111';
const base = { Effect: 'Allow', Action: 's3:Get', Resource: '*' };
const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: A } };
const open = { ...base, Principal: '*' };
const control = { ...open, Effect: 'Deny' };
const policy = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const when = (operator: string, value: string): object => ({ Condition: { [operator]: { k: value } } });

/** What stands where a document is refused, and why. */
const fault = (type: PolicyType, text: string): readonly (string | undefined)[] => {
  try {
    validatePolicy(text, type, { principalExists: () => false });
  } catch (error) {
    if (error instanceof PolicyError) return [error.position && text.slice(error.position.offset), error.detail];
    throw error;
  }
  return ['accepted'];
};

describe('a refusal says where in the document its reason stands', () => {
  it.each<[string, PolicyType, string, string, string?]>([
    ['an unknown element', 'identity', policy({ ...base, Extra: 1 }), '"Extra":1', 'unknown element "Extra"'],
    [
      'both of two elements',
      'identity',
      policy({ ...base, NotAction: '*' }),
      '"NotAction":',
      'Action and NotAction exclude each other',
    ],
    ['a statement that is none', 'identity', policy(base, []), '[]]}', 'a statement is not an object'],
    ['an Action that is no text', 'identity', policy({ ...base, Action: ['a', 5] }), '5]', 'Action is not a string'],
    ['a Condition that is none', 'identity', policy({ ...base, Condition: 7 }), '7}', 'Condition is not an object'],
    ['an operator that is none', 'identity', policy({ ...base, ...when('X', 'v') }), '"X":', 'unknown condition operator "X"'],
    [
      'an Effect in another case',
      'identity',
      policy({ ...base, Effect: 'allow' }),
      '"allow"',
      'Effect is neither "Allow" nor "Deny"',
    ],
    ['a date that is none', 'identity', policy({ ...base, ...when('DateEquals', 'x') }), '"x"', '"x" is no date'],
    [
      'a resource that is cut short',
      'identity',
      policy({ ...base, Resource: ['*', 'arn:aws:sqs::q'] }),
      '"arn:aws:sqs::q"',
      'the ARN "arn:aws:sqs::q" is cut short',
    ],
    ['a resource that is none', 'identity', policy({ ...base, Resource: ['*', 'x'] }), '"x"'],
    ['a Principal', 'identity', policy(base, { ...base, Principal: { AWS: A } }), `{"AWS":"${A}"}`],
    ['a Sid twice', 'identity', policy({ ...base, Sid: 'a' }, { Sid: 'a', ...base }), '"a","Effect"'],
    ['a Sid with a space', 'identity', policy({ ...base, Sid: 'a b' }), '"a b"'],
    ['no Action', 'identity', policy(base, { Effect: 'Allow', Resource: '*' }), '{"Effect":"Allow","Resource"'],
    ['no Resource', 'identity', policy(base, { Effect: 'Allow', Action: '*' }), '{"Effect":"Allow","Action":"*"}'],
    ['an action without vendor', 'identity', policy({ ...base, Action: ['*', 'x'] }), '"x"'],
    ['text that is no JSON', 'boundary', '{"a" 1}', '1}', 'expected :'],
    ['a resource in a trust policy', 'trust', policy({ ...trust, Resource: '*' }), '"Resource":"*"'],
    ['NotPrincipal in a trust policy', 'trust', policy({ ...trust, Principal: undefined, NotPrincipal: '*' }), '{"Effect":'],
    ['an action that assumes nothing', 'trust', policy({ ...trust, Action: ['sts:AssumeRole', 's3:Get'] }), '"s3:Get"'],
    ['a name that nobody has', 'trust', policy(trust), `{"AWS":"${A}"}`, 'nobody has this name'],
    [
      'a name that is no text',
      'trust',
      policy({ ...trust, Principal: { AWS: [1] } }),
      '{"AWS":[1]}',
      'a AWS principal that is no string',
    ],
    ['an Effect of a trust policy', 'trust', policy({ ...trust, Effect: 'Permit' }), '"Permit"'],
    ['no Effect in a trust policy', 'trust', policy(trust, { Action: 'x' }), '{"Action":"x"}'],
    ['a Version of a trust policy', 'trust', '{"Version":"1","Statement":[]}', '"1"'],
    ['a Statement of nothing', 'trust', '{"Statement":[]}', '[]}'],
    ['no Principal in a resource policy', 'resource', policy(open, base), '{"Effect":"Allow","Action":"s3:Get","Resource":"*"}]'],
    ['a principal that is none', 'resource', policy({ ...open, Principal: { AWS: 'x' } }), '{"AWS":"x"}'],
    ['a resource of a resource policy', 'resource', policy({ ...open, Resource: ['*', 'x'] }), '"x"'],
    [
      'an action of a resource policy',
      'resource',
      policy({ ...open, Action: ['*', 'a:b:c'] }),
      '"a:b:c"',
      'Actions/Condition can contain only one colon.',
    ],
    ['a Principal in a service control policy', 'scp', policy(open), '"*"}', 'a service control policy has no principals'],
    ['an Allow in a resource control policy', 'rcp', policy(open), '"Allow"', 'only RCPFullAWSAccess allows'],
    [
      'every action in a resource control policy',
      'rcp',
      policy({ ...control, Action: '*' }),
      '"*","Resource"',
      'the action "*" stands alone',
    ],
  ])('%s', (_name, type, text, start, detail) => {
    const [where, why] = fault(type, text);
    expect([where?.slice(0, start.length), why]).toEqual([start, detail]);
  });

  it('says at which character the alphabet of IAM ends', () => {
    expect(fault('identity', policy({ ...base, Sid: '\u0100' }))).toEqual([undefined, expect.stringMatching(/at offset 9\d$/)]);
    for (const character of ['\u00ff', ' ', '~'])
      expect(fault('identity', policy({ ...base, Action: `s3:${character}` }))).toEqual(['accepted']);
    expect(fault('identity', `\t\r\n${policy(base)}`)).toEqual(['accepted']);
    expect(fault('identity', policy(base).replace('"*"', '"\u001f"'))[1]).toContain('a character IAM does not take');
  });
});

describe('the names of a Principal', () => {
  it.each<[WrittenPrincipal, boolean]>([
    [{ type: 'Service', value: 'x' }, true],
    [{ type: 'AWS', value: A }, true],
    [{ type: 'AWS', value: `arn:aws:iam::${A}:role/x` }, true],
    [{ type: 'AWS', value: '*' }, false],
    [{ type: 'AWS', value: `arn:aws:sts::${A}:assumed-role/r/s` }, false],
    [{ type: 'AWS', value: 'AROADEPLOYDEPLOYDEP1' }, false],
    [{ type: 'Federated', value: A }, false],
    [{ type: 'CanonicalUser', value: `arn:aws:iam::${A}:role/x` }, false],
  ])('%j must exist: %j', (principal, must) => expect(mustExist(principal)).toBe(must));

  it.each<[unknown, unknown[]]>([
    ['*', [{ kind: 'star' }]],
    ['x', [{ kind: 'no object' }]],
    [['*'], [{ kind: 'no object' }]],
    [{}, [{ kind: 'empty' }]],
    [{ AWS: [], Robot: 'x' }, [{ kind: 'empty' }, { kind: 'unknown type', type: 'Robot' }]],
    [
      { AWS: [A, 5, 'x'], Service: 'x' },
      [
        { kind: 'no name', type: 'AWS' },
        { kind: 'invalid', principal: { type: 'AWS', value: 'x' } },
        { kind: 'invalid', principal: { type: 'Service', value: 'x' } },
      ],
    ],
    [
      {
        AWS: '*',
        Service: 'a.b.com',
        Federated: ['accounts.google.com', `arn:aws:iam::${A}:saml-provider/x`],
        CanonicalUser: '0f'.repeat(32),
      },
      [],
    ],
  ])('%j has the faults %j', (principal, faults) => {
    expect(principalFaults(readJson(JSON.stringify(principal)))).toEqual(faults);
  });

  it('are read in the order of the text, without what is no name', () => {
    const node = readJson(JSON.stringify({ AWS: ['a', 5], Robot: 'b', Service: 'c' }));
    expect(writtenPrincipals(node)).toEqual([
      { type: 'AWS', value: 'a' },
      { type: 'Service', value: 'c' },
    ]);
    expect(writtenPrincipals(readJson('"*"'))).toEqual([]);
  });
});
