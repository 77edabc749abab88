import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from './apply-fixes.ts';
import { lintPolicy } from './lint-policy.ts';
import type { LintOptions, PolicyResourceType, PolicyType } from './options.ts';
import { CASES } from './test-cases.ts';
import { testFacts } from './test-facts.ts';
import { compileGlob, matchGlob } from '../policy/wildcard.ts';
import { contextFrom } from '../policy/context.ts';
import { compileResource, matchResource } from '../policy/match-resource.ts';
import { globTokens } from '../policy/glob-tokens.ts';

const options: fc.Arbitrary<LintOptions> = fc.record(
  {
    policyType: fc.constantFrom<PolicyType>(
      'IDENTITY_POLICY',
      'RESOURCE_POLICY',
      'SERVICE_CONTROL_POLICY',
      'RESOURCE_CONTROL_POLICY',
    ),
    resourceType: fc.constantFrom<PolicyResourceType>('AWS::IAM::AssumeRolePolicyDocument', 'AWS::S3::Bucket'),
    facts: fc.constant(testFacts),
  },
  { requiredKeys: ['policyType'] },
);

const NAMES = [
  'Version',
  'Statement',
  'Effect',
  'Action',
  'Resource',
  'Principal',
  'Condition',
  'StringLike',
  'AWS',
  'aws:SourceIp',
];
const WORDS = ['*', 'Allow', 's3:Get*', 'arn:aws:s3:::${a', 'arn:aws:iam::*:role/*', '${}', '10.0.0.1/8', '2012-10-17', ''];
/** JSON that is now and then nearly a policy. */
const nearly = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(...WORDS),
    fc.constantFrom<unknown>(1, true, null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('node'), { maxKeys: 5 }),
  ),
})).node;

/** The texts of all cases with some characters taken out, doubled or changed. */
const mutated = fc
  .tuple(
    fc.constantFrom(...CASES),
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom('', '"', '{', ']', '\\', '${', '*', '\u2028')), { maxLength: 3 }),
  )
  .map(([{ bad }, edits]) => edits.reduce((text, [at, put]) => text.slice(0, at) + put + text.slice(at + 1), bad));

describe('lintPolicy, whatever it is given', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['texts', fc.string({ unit: 'binary' })],
    ['JSON that is nearly a policy', nearly.map((node) => JSON.stringify(node))],
    ['policies with typing mistakes', mutated],
  ])('takes %s, and every place it names is in the text', (_, texts) => {
    fc.assert(
      fc.property(texts, options, (text, how) => {
        for (const { locations, fix, findingDetails } of lintPolicy(text, how)) {
          expect(findingDetails).not.toBe('');
          const spans = [...locations, ...(fix?.edits ?? [])].map(({ span }) => span);
          expect(locations.length).toBeGreaterThan(0);
          for (const { start, end } of spans) {
            expect(start.offset).toBeLessThanOrEqual(end.offset);
            expect(end.offset).toBeLessThanOrEqual(text.length);
            expect(text.split('\n')[start.line - 1]?.slice(0, start.column)).toBe(
              text.slice(start.offset - start.column, start.offset),
            );
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('fixes', () => {
  const fixable = CASES.flatMap((one) => {
    const all = lintPolicy(one.bad, { ...one.options, facts: testFacts });
    return all.filter(({ fix }) => fix).map((finding) => [finding.issueCode, one.bad, one.options, finding] as const);
  });

  it('are offered where no guess is needed', () => {
    expect([...new Set(fixable.map(([code]) => code))].sort()).toEqual([
      'IMPROVE_IP_RANGE',
      'INVALID_ARN_SERVICE_CASE',
      'INVALID_CONDITION_OPERATOR',
      'INVALID_EFFECT',
      'INVALID_POLICY_ELEMENT',
      'INVALID_PRINCIPAL_KEY',
      'INVALID_SERVICE_PRINCIPAL_FORMAT',
      'INVALID_VERSION',
      'MISSING_VERSION',
      'REDUNDANT_ACTION',
      'REDUNDANT_CONDITION_VALUE_NUM',
      'REDUNDANT_RESOURCE',
    ]);
  });

  it.each(fixable)('take %s out of %s', (code, bad, how, finding) => {
    const { text, applied } = applyFixes(bad, [finding]);
    expect(applied).toBe(1);
    const after = lintPolicy(text, { ...how, facts: testFacts });
    const count = (all: readonly { issueCode: string }[]): number => all.filter(({ issueCode }) => issueCode === code).length;
    expect(after.map(({ issueCode }) => issueCode)).not.toContain('JSON_SYNTAX_ERROR');
    expect(count(after)).toBeLessThan(count(lintPolicy(bad, { ...how, facts: testFacts })));
  });

  it('leave out what overlaps, and get it the next time', () => {
    const bad = '{"Statement":[{"effect":"allow","Action":["s3:*","s3:*","s3:*"],"Resource":"*"}]}';
    let text = bad;
    for (let i = 0; i < 5; i++) text = applyFixes(text, lintPolicy(text, { policyType: 'IDENTITY_POLICY' })).text;
    expect(text).toBe('{"Version": "2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"*"}]}');
  });

  it('of redundant actions leave the matched actions as they were', () => {
    const names = ['s3:get', 's3:put', 's3:gettag', 's3:puttag', 's3:g', 'kms:get'];
    const pattern = fc.string({ unit: fc.constantFrom('g', 'e', 't', '*', '?'), maxLength: 4 }).map((rest) => `s3:${rest}`);
    const matched = (actions: readonly string[]): readonly string[] =>
      names.filter((name) => actions.some((one) => matchGlob(compileGlob(globTokens(one)), name, 0, name.length)));
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 8 }), fc.constantFrom(0, 2), (actions, indent) => {
        const text = JSON.stringify(
          { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } },
          null,
          indent,
        );
        const found = lintPolicy(text, { policyType: 'IDENTITY_POLICY' }).filter(
          ({ issueCode }) => issueCode === 'REDUNDANT_ACTION',
        );
        const fixed = JSON.parse(applyFixes(text, found).text) as { Statement: { Action: string[] } };
        expect(matched(fixed.Statement.Action)).toEqual(matched(actions));
        const again = lintPolicy(JSON.stringify(fixed), { policyType: 'IDENTITY_POLICY' });
        expect(again.map(({ issueCode }) => issueCode)).not.toContain('REDUNDANT_ACTION');
      }),
    );
  });
});

const huge = (words: readonly string[], rest = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: words, Resource: '*', ...rest } });
const lint = (text: string): { readonly givenUp: readonly string[]; readonly codes: readonly string[] } => {
  const givenUp: string[] = [];
  const findings = lintPolicy(text, {
    policyType: 'IDENTITY_POLICY',
    facts: testFacts,
    incomplete: (check) => givenUp.push(check),
  });
  return { givenUp, codes: findings.map(({ issueCode }) => issueCode) };
};

const policyOf = (resources: readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: resources } });

const parts = ['', 'a', 'b', 'ab', '*'];
const requested = parts.flatMap((one) =>
  parts.flatMap((two) => [...parts, 'a:b', 'ab:a'].map((last) => `arn:aws:s3:${one}:${two}:${last}`)),
);
const contexts = ['a', '*', undefined].map((name) => contextFrom(name === undefined ? {} : { 'aws:username': name }));

const matchedResources = (resources: readonly string[]): readonly string[] => {
  const compiled = resources.flatMap((text) => compileResource(text, true, 'open') ?? []);
  return contexts.flatMap((context) => requested.filter((one) => compiled.some((each) => matchResource(each, one, context))));
};

describe('a fix of redundant resources', () => {
  const segment = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 2 });
  const arn = fc
    .tuple(segment, segment, fc.array(segment, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '${aws:username}', '${*}'))
    .map(([region, account, last, end]) => `arn:aws:s3:${region}:${account}:${last.join(':')}${end}`);
  const pattern = fc.oneof({ weight: 6, arbitrary: arn }, fc.constantFrom('*', 'arn:aws:s3', 'arn:aws:s3:a'));
  it('leaves the matched resources as they were, whatever the variables stand for', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 6 }), (resources) => {
        const text = policyOf(resources);
        const found = lintPolicy(text, { policyType: 'IDENTITY_POLICY' }).filter(
          ({ issueCode }) => issueCode === 'REDUNDANT_RESOURCE',
        );
        const fixed = JSON.parse(applyFixes(text, found).text) as { Statement: { Resource: string[] } };
        expect(matchedResources(fixed.Statement.Resource)).toEqual(matchedResources(resources));
      }),
      { numRuns: 300 },
    );
  });

  it('does not trust an ARN that is cut short, but in an identity policy', () => {
    const text = policyOf(['arn:aws:s3', 'arn:aws:s3:::one']);
    const codes = (policyType: PolicyType): readonly string[] =>
      lintPolicy(text, { policyType }).map(({ issueCode }) => issueCode);
    expect(codes('IDENTITY_POLICY')).toContain('REDUNDANT_RESOURCE');
    expect(codes('SERVICE_CONTROL_POLICY')).not.toContain('REDUNDANT_RESOURCE');
  });
});

describe('a policy built to make work', () => {
  it('of many patterns that could all take in each other is given up, and that is said once', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `s3:*${String(i).padStart(5, '0')}*b*${'?'.repeat(i % 9)}`);
    expect(lint(huge(words)).givenUp).toEqual(['whether one pattern takes in another']);
  });

  it('of many literals is not too much', () => {
    const words = Array.from({ length: 8000 }, (_, i) => `s3:Get${i}`);
    expect(lint(huge(words)).givenUp).not.toContain('whether one pattern takes in another');
  });

  it('of many misspelt names gets fewer suggestions', () => {
    const words = Array.from({ length: 8000 }, (_, i) => `s3:GetObj${i}`);
    expect(lint(huge(words)).codes.filter((code) => code === 'INVALID_ACTION')).toHaveLength(8000);
    expect(lint(huge(words)).givenUp).toEqual([]);
  });
});
