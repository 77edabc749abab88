import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { ISSUE_CODES, learnMoreLink } from './issue-codes.ts';
import { lintPolicy, runRules } from './lint-policy.ts';
import { NOT_CHECKED } from './not-checked.ts';
import type { LintOptions } from './options.ts';
import { RULES } from './rules.ts';
import type { Rule } from './scope.ts';
import { CASES } from './test-cases.ts';
import { testFacts } from './test-facts.ts';

const codes = (text: string, options: LintOptions): readonly string[] =>
  lintPolicy(text, options).map(({ issueCode }) => issueCode);
const identity = (text: string, facts = true): readonly Finding[] =>
  lintPolicy(text, { policyType: 'IDENTITY_POLICY', ...(facts && { facts: testFacts }) });

describe('lintPolicy', () => {
  it('knows the 153 codes of ValidatePolicy', () => {
    const all = Object.values(ISSUE_CODES).flat();
    expect(all).toHaveLength(153);
    expect(new Set(all).size).toBe(153);
  });

  it('checks every code, or says why not', () => {
    const all = Object.values(ISSUE_CODES).flat();
    expect(Object.keys(RULES).concat(Object.keys(NOT_CHECKED)).sort()).toEqual([...all].sort());
  });

  it('has a policy for every code it checks', () => {
    const shown = new Set(CASES.map(({ code }) => code));
    expect(Object.keys(RULES).filter((code) => !shown.has(code as (typeof CASES)[number]['code']))).toEqual([]);
  });

  it.each(CASES.map((one) => [one.code, one.bad, one] as const))('raises %s for %s', (code, bad, { options }) => {
    expect(codes(bad, { ...options, facts: testFacts })).toContain(code);
  });

  it.each(CASES.map((one) => [one.code, one.good, one] as const))('does not raise %s for %s', (code, good, { options }) => {
    expect(codes(good, { ...options, facts: testFacts })).not.toContain(code);
  });

  it.each(CASES.map((one) => [one.code, one] as const))('has the rules of the table raise %s', (code, { bad, options }) => {
    const rules = Object.entries(RULES).find(([name]) => name === code)?.[1] ?? [];
    const others = new Set(
      Object.values(RULES)
        .flat()
        .filter((rule) => !rules.includes(rule)),
    );
    const raised = (some: Iterable<Rule>): readonly string[] =>
      runRules([...some], bad, { ...options, facts: testFacts }).map(({ issueCode }) => issueCode);
    expect(raised(rules)).toContain(code);
    expect(raised(others)).not.toContain(code);
  });

  it('says nothing of services and keys without facts', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'nothing:AtAll',
        Resource: 'arn:aws:nothing:::x',
        Condition: { StringEquals: { 'nothing:x': 'a' } },
      },
    });
    expect(identity(text, false)).toEqual([]);
    expect(
      identity(text)
        .map(({ issueCode }) => issueCode)
        .sort(),
    ).toEqual(['INVALID_SERVICE', 'INVALID_SERVICE', 'INVALID_SERVICE_IN_ACTION']);
  });

  it('says where: the way there, and the place in the text', () => {
    const text =
      '{ "Version": "2012-10-17", "Statement": [\n  { "Effect": "allow", "Action": ["s3:GetObject"], "Resource": "*" }\n] }';
    const [finding] = identity(text);
    expect(finding).toMatchObject({
      findingType: 'ERROR',
      issueCode: 'INVALID_EFFECT',
      locations: [
        {
          path: [{ value: 'Statement' }, { index: 0 }, { value: 'Effect' }],
          span: { start: { line: 2, column: 14, offset: 56 }, end: { line: 2, column: 21, offset: 63 } },
        },
      ],
    });
  });

  it('says which part of a string', () => {
    const text = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a${}b"}}';
    const finding = identity(text).find(({ issueCode }) => issueCode === 'EMPTY_VARIABLE');
    const [location] = finding?.locations ?? [];
    expect(location?.path.at(-1)).toEqual({ substring: { start: 14, length: 3 } });
    expect(text.slice(location?.span.start.offset, location?.span.end.offset)).toBe('${}');
  });

  it('says where JSON breaks', () => {
    expect(identity('{\n  "Version": 2012-10\n}')).toMatchObject([
      { issueCode: 'JSON_SYNTAX_ERROR', locations: [{ path: [], span: { start: { line: 2, column: 17, offset: 19 } } }] },
    ]);
  });

  it('finds what is wrong beside what can not be read', () => {
    const text = '{"Version":"2012-10-17","Statement":[7,{"Effect":"Allow","Action":["s3:Nope",null],"Resource":{}}]}';
    expect(identity(text).map(({ issueCode }) => issueCode)).toEqual([
      'DATA_TYPE_MISMATCH',
      'INVALID_ACTION',
      'DATA_TYPE_MISMATCH',
      'DATA_TYPE_MISMATCH',
    ]);
  });

  it('links to the place in AWS’s page', () => {
    expect(learnMoreLink('MISSING_VERSION')).toMatch(/#access-analyzer-reference-policy-checks-general-warning-missing-version$/);
    expect(learnMoreLink('INVALID_ACTION')).toMatch(/#access-analyzer-reference-policy-checks-error-invalid-action$/);
  });

  it('suggests the name that was meant', () => {
    const [finding] = identity('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObjekt","Resource":"*"}}');
    expect(finding?.findingDetails).toContain('Is s3:GetObject meant?');
  });
});
