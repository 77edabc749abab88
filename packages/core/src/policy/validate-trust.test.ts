import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { PolicyError } from './errors.ts';
import { parsePolicy } from './parse.ts';
import type { WrittenPrincipal } from './validate-principal.ts';
import { principalsToLookUp, validateTrustPolicy } from './validate-trust.ts';

const A = '111111111111';
const verdict = (text: string, principalExists?: (principal: WrittenPrincipal) => boolean): string => {
  try {
    validateTrustPolicy(text, { principalExists });
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return 'accepted';
};

const good = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const policy = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const withPrincipal = (Principal: unknown): string => policy({ ...good, Principal });
const withAction = (Action: unknown): string => policy({ ...good, Action });
const without = (element: string): string => policy(Object.fromEntries(Object.entries(good).filter(([key]) => key !== element)));
const aws = (AWS: unknown): string => withPrincipal({ AWS });

const SYNTAX = 'Syntax errors in policy.';
const STS_ONLY = 'AssumeRole policy may only specify STS AssumeRole actions.';
const EMPTY = 'Could not parse the policy: Statement is empty!';

describe('validateTrustPolicy', () => {
  it.each<[string, string, string]>([
    ['text that is no JSON', 'not valid json', 'This policy contains invalid Json'],
    ['a list', '[]', SYNTAX],
    ['an unknown Version', '{"Version":"2020-01-01","Statement":[]}', 'The policy must contain a valid version string'],
    ['a Version that is no text', '{"Version":2012,"Statement":[]}', 'The policy must contain a valid version string'],
    ['no Statement', '{"Version":"2012-10-17"}', EMPTY],
    ['an empty Statement [case 32]', policy(), EMPTY],
    ['no Effect', without('Effect'), 'Missing required field Effect'],
    ['an Effect in another case', policy({ ...good, Effect: 'allow' }), 'Invalid effect: allow'],
    ['an Effect that is no text', policy({ ...good, Effect: 1 }), SYNTAX],
    ['a statement that is none', policy([]), SYNTAX],
    ['an unknown element', policy({ ...good, Extra: 1 }), SYNTAX],
    ['a key twice [case 22]', '{"Version":"2012-10-17","Version":"2012-10-17"}', SYNTAX],
    ['an unknown operator', policy({ ...good, Condition: { StringMatches: { k: 'v' } } }), SYNTAX],
    ['a date that is none', policy({ ...good, Condition: { DateLessThan: { k: 'soon' } } }), 'The policy failed legacy parsing'],
    [
      'an Allow with NotPrincipal',
      policy({ ...good, NotPrincipal: good.Principal, Principal: undefined }),
      'Allow with NotPrincipal is not allowed.',
    ],
    [
      'a Deny with NotPrincipal',
      policy({ Effect: 'Deny', NotPrincipal: { AWS: A }, Action: 'sts:AssumeRole' }),
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
    ['no Principal', without('Principal'), 'Missing required field Principal'],
    ['a Resource', policy({ ...good, Resource: 'arn:aws:s3:::example_bucket' }), 'Has prohibited field Resource'],
    ['a NotResource', policy({ ...good, NotResource: '*' }), 'AssumeRole policy must not contain resources.'],
    ['no Action', without('Action'), 'Missing required field Action'],
    ['an empty Action', withAction([]), 'Missing required field Action'],
    ['an action of STS that there is not', withAction('sts:InvalidAction'), STS_ONLY],
    ['an action of STS that assumes nothing', withAction('sts:GetCallerIdentity'), STS_ONLY],
    ['an action of another service', withAction(['sts:AssumeRole', 's3:GetObject']), STS_ONLY],
    ['every action', withAction('*'), STS_ONLY],
    ['an action of every service', withAction('*:AssumeRole'), STS_ONLY],
    ['everybody without a kind', withPrincipal('*'), 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'],
    ['a principal without a kind', withPrincipal(`arn:aws:iam::${A}:root`), 'Principal must be a JSON object.'],
    ['a list of principals without a kind', withPrincipal(['*']), 'Principal must be a JSON object.'],
    ['a Principal of nothing', withPrincipal({}), 'Missing required field Principal cannot be empty!'],
    ['a Principal of no names', aws([]), 'Missing required field Principal cannot be empty!'],
    ['a principal that is no text', aws([5]), SYNTAX],
    ['an unknown kind', withPrincipal({ Robot: 'r2' }), 'Invalid principal in policy: "Robot"'],
    [
      'a kind named like a prototype',
      '{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"__proto__":"x"}}}',
      'Invalid principal in policy: "__proto__"',
    ],
    ['a kind in another case', withPrincipal({ aws: A }), 'Invalid principal in policy: "aws"'],
    [
      'a canonical user',
      withPrincipal({ CanonicalUser: 'a'.repeat(64) }),
      `Invalid principal in policy: "CANONICALUSER":"${'a'.repeat(64)}"`,
    ],
    [
      'a wildcard in a user ARN [case 18]',
      aws(`arn:aws:iam::${A}:user/*`),
      `Invalid principal in policy: "AWS":"arn:aws:iam::${A}:user/*"`,
    ],
    ['the root of any account [case 18]', aws('arn:aws:iam::*:root'), 'Invalid principal in policy: "AWS":"arn:aws:iam::*:root"'],
    ['an account of eleven digits', aws('12345678910'), 'Invalid principal in policy: "AWS":"12345678910"'],
    ['a group', aws(`arn:aws:iam::${A}:group/g`), `Invalid principal in policy: "AWS":"arn:aws:iam::${A}:group/g"`],
    ['a policy', aws(`arn:aws:iam::${A}:policy/p`), `Invalid principal in policy: "AWS":"arn:aws:iam::${A}:policy/p"`],
    ['an access key', aws('AKIAAAAAAAAAAAAAAAAA'), 'Invalid principal in policy: "AWS":"AKIAAAAAAAAAAAAAAAAA"'],
    ['a service that is none', withPrincipal({ Service: 'ec2' }), 'Invalid principal in policy: "SERVICE":"ec2"'],
    ['every service', withPrincipal({ Service: '*' }), 'Invalid principal in policy: "SERVICE":"*"'],
    [
      'a provider that is none',
      withPrincipal({ Federated: '*' }),
      'Federated principals must be valid domain names or SAML metadata ARNs',
    ],
    [
      'a provider whose name went missing',
      withPrincipal({ Federated: `arn:aws:iam::${A}:oidc-provider/` }),
      'Federated principals must be valid domain names or SAML metadata ARNs',
    ],
    ['a Sid twice', policy({ ...good, Sid: 'A' }, { ...good, Sid: 'A' }), 'The Statement Ids in the policy are not unique'],
    ['a character IAM does not take [case 23]', aws(`arn:aws:iam::${A}:user/😀`), SYNTAX],
  ])('refuses %s', (_what, text, message) => {
    expect(verdict(text)).toBe(message);
  });

  const taken: [string, string][] = [
    ['a service', policy(good)],
    ['no Version', JSON.stringify({ Statement: good })],
    ['Version 2008-10-17', JSON.stringify({ Version: '2008-10-17', Statement: [good] })],
    ['an account', aws(A)],
    ['an account by its root', aws(`arn:aws-cn:iam::${A}:root`)],
    ['a user with a path', aws(`arn:aws:iam::${A}:user/a/b/c`)],
    ['a session', aws(`arn:aws:sts::${A}:assumed-role/r/s`)],
    ['a federated user', aws(`arn:aws:sts::${A}:federated-user/f`)],
    ['who is gone', aws('AIDAQWERTYUIOPASDFGH')],
    ['everybody of AWS', aws('*')],
    ['several', withPrincipal({ AWS: [A, `arn:aws:iam::${A}:role/r`], Service: ['a.amazonaws.com', 'b.amazonaws.com'] })],
    [
      'a SAML provider',
      policy({ ...good, Principal: { Federated: `arn:aws:iam::${A}:saml-provider/p` }, Action: 'sts:AssumeRoleWithSAML' }),
    ],
    [
      'a provider by its domain',
      policy({ ...good, Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity' }),
    ],
    ['tags and identities', withAction(['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext'])],
    ['wildcards within STS', withAction(['sts:*', 'STS:assume*'])],
    ['a Deny', policy({ ...good, Effect: 'Deny' })],
    ['an empty Sid twice', policy({ ...good, Sid: '' }, { ...good, Sid: '' })],
    ['a Sid with a space', policy({ ...good, Sid: 'A b' })],
    [
      'conditions',
      policy({ ...good, Condition: { StringEquals: { 'sts:ExternalId': 'x' }, Bool: { 'aws:MultiFactorAuthPresent': true } } }),
    ],
  ];
  it.each(taken)('takes %s, and the engine knows every part of it', (_what, text) => {
    expect(verdict(text)).toBe('accepted');
    expect(compilePolicy(parsePolicy(text), 'trust').statements.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  it('names Resource before the action, and the action before the principal', () => {
    const bad = { Effect: 'Allow', Principal: { AWS: '*x' }, Action: 's3:*', Resource: '*' };
    expect(verdict(policy(bad))).toBe('Has prohibited field Resource');
    expect(verdict(policy({ ...bad, Resource: undefined }))).toBe(STS_ONLY);
    expect(verdict(policy({ ...bad, Resource: undefined, Action: 'sts:*' }))).toBe('Invalid principal in policy: "AWS":"*x"');
  });
});

const never = (): boolean => {
  throw new Error('asked');
};

describe('validateTrustPolicy, who must exist', () => {
  const user = `arn:aws:iam::${A}:user/bob`;
  const gone = 'AROAQWERTYUIOPASDFGH';
  const session = `arn:aws:sts::${A}:assumed-role/r/s`;
  const provider = `arn:aws:iam::${A}:saml-provider/p`;
  const text = withPrincipal({ AWS: ['*', user, A, gone, session, user], Service: 'x.amazonaws.com', Federated: provider });

  it('asks for users, roles, accounts and services, not for sessions, ids, providers or everybody', () => {
    const asked: string[] = [];
    expect(verdict(text, ({ type, value }) => asked.push(`${type} ${value}`) > 0)).toBe('accepted');
    expect(new Set(asked)).toEqual(new Set([`AWS ${user}`, `AWS ${A}`, 'Service x.amazonaws.com']));
    expect(principalsToLookUp(text)).toEqual([
      { type: 'AWS', value: user },
      { type: 'AWS', value: A },
      { type: 'Service', value: 'x.amazonaws.com' },
    ]);
  });

  it.each([
    [user, `Invalid principal in policy: "AWS":"${user}"`],
    [A, `Invalid principal in policy: "AWS":"${A}"`],
    ['x.amazonaws.com', 'Invalid principal in policy: "SERVICE":"x.amazonaws.com"'],
  ])('refuses %s when it does not', (name, message) => {
    expect(verdict(text, ({ value }) => value !== name)).toBe(message);
  });

  it('looks nobody up for a policy that is refused anyway', () => {
    expect(verdict(policy({ ...good, Resource: '*' }), never)).toBe('Has prohibited field Resource');
    expect(() => principalsToLookUp('{')).toThrow(PolicyError);
  });
});
