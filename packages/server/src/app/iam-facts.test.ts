import { existsSync, readFileSync } from 'node:fs';
import { lintPolicy, type Finding } from '@countersign/core/policy-lint';
import { describe, expect, it } from 'vitest';
import { iamFacts } from './iam-facts.ts';

const folder = new URL('../../generated/', import.meta.url);
const present = existsSync(new URL('iam-data.json', folder)) && existsSync(new URL('aws-managed-policies.json', folder));
if (!present) console.log('skipped: generated/ is not whole, so what is published of AWS is not tried');

it('is at hand where it counts', () => {
  expect(present || !process.env['CI']).toBe(true);
});

describe.skipIf(!present)('iamFacts', () => {
  const facts = present ? iamFacts() : undefined;

  it('knows services, and their actions in any case', () => {
    expect(facts?.services.length).toBeGreaterThan(400);
    expect([facts?.isService('S3'), facts?.isService('s4')]).toEqual([true, false]);
    expect(facts?.action('s3', 'getobject')).toMatchObject({ name: 'GetObject', accessLevel: 'Read' });
    expect(facts?.action('s3', 'GetObjekt')).toBeUndefined();
    expect(facts?.actionsOf('sts')).toContain('AssumeRole');
    expect(facts?.actionsOf('nothing')).toEqual([]);
  });

  it.each([
    ['aws:sourceip', 'IPAddress'],
    ['aws:ResourceTag/Team', 'String'],
    ['aws:TagKeys', 'ArrayOfString'],
    ['aws:SignInSessionArn', 'ARN'],
    ['aws:ResourceTag/', undefined],
    ['aws:Nothing', undefined],
  ])('knows the global key %s: %s', (key, type) => expect(facts?.globalConditionKey(key)?.type).toBe(type));

  it.each([
    ['s3:prefix', 'String'],
    ['s3:ExistingObjectTag/class', 'String'],
    ['secretsmanager:ResourceTag/team', 'String'],
    ['accounts.google.com:aud', 'String'],
    ['lambda:SourceFunctionArn', 'ARN'],
    ['__proto__:key', undefined],
    ['s3:nothing', undefined],
  ])('knows the key %s: %s', (key, type) => expect(facts?.conditionKey(key)?.type).toBe(type));

  it('knows the ARNs of a service, each alone, and the keys of a resource type', () => {
    expect(facts?.arnPatterns('s3')).toContain('arn:${Partition}:s3:::${BucketName}');
    expect(facts?.arnPatterns('nothing')).toEqual([]);
    expect(facts?.arnPatterns('apigateway').filter((arn) => arn.includes(','))).toEqual([]);
    expect(facts?.resourceConditionKeys('ec2', 'instance')).toContain('aws:ResourceTag/${TagKey}');
    expect(facts?.rcpServices.has('s3')).toBe(true);
  });
});

interface Entry {
  readonly arn: string;
  readonly offset: number;
  readonly length: number;
}

// SOURCE: IAM User Guide, "IAM policy validation check reference", which names AWS's own policies with some of the findings.
describe.skipIf(!present)('AWS managed policies, linted', () => {
  const facts = present ? iamFacts() : undefined;
  const documents = present ? readFileSync(new URL('aws-managed-policies.documents', folder)) : undefined;
  const index = present
    ? (JSON.parse(readFileSync(new URL('aws-managed-policies.json', folder), 'utf8')) as readonly Entry[])
    : [];
  const incomplete: string[] = [];
  const linted = new Map<string, readonly Finding[]>(
    index.map(({ arn, offset, length }) => [
      arn.split('/').at(-1) ?? '',
      lintPolicy(documents?.toString('utf8', offset, offset + length) ?? '', {
        policyType: 'IDENTITY_POLICY',
        ...(facts && { facts }),
        incomplete: (check) => incomplete.push(`${arn}: ${check}`),
      }),
    ]),
  );
  const codes = (name: string): readonly string[] => (linted.get(name) ?? []).map(({ issueCode }) => issueCode);
  const named = (code: string): readonly string[] => [...linted.keys()].filter((name) => codes(name).includes(code)).sort();

  it('are checked to the end, every one', () => {
    expect(linted.size).toBeGreaterThan(1000);
    expect(incomplete).toEqual([]);
  });

  it('have errors in few, and of few kinds: what AWS has taken away, or does not publish, or got wrong', () => {
    const faulty = [...linted].filter(([, findings]) => findings.some(({ findingType }) => findingType === 'ERROR'));
    expect(faulty.length).toBeGreaterThan(0);
    expect(faulty.length).toBeLessThan(linted.size * 0.06);
    const kinds = new Set([...linted.values()].flat().flatMap((one) => (one.findingType === 'ERROR' ? [one.issueCode] : [])));
    expect(kinds).toEqual(
      new Set([
        'INVALID_ACTION',
        'INVALID_ARN_RESOURCE',
        'INVALID_GLOBAL_CONDITION_KEY',
        'INVALID_SERVICE',
        'INVALID_SERVICE_CONDITION_KEY',
        'INVALID_SERVICE_IN_ACTION',
        'MISSING_ARN_ACCOUNT',
        'MISSING_QUALIFIER',
      ]),
    );
  });

  it.each([
    ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', ['AdministratorAccess', 'IAMFullAccess']],
    ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', ['AdministratorAccess', 'IAMFullAccess']],
    ['CREATE_SLR_WITH_STAR_IN_RESOURCE', ['PowerUserAccess', 'AWSOrganizationsServiceTrustPolicy']],
    ['PASS_ROLE_WITH_STAR_IN_RESOURCE', ['AdministratorAccess-Amplify']],
    ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', ['ReadOnlyAccess', 'AWSSupportServiceRolePolicy']],
    [
      'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
      [
        'AmazonSecurityLakeAdministrator',
        'AWSCodePipeline_FullAccess',
        'AWSCodePipeline_ReadOnlyAccess',
        'S3UnlockBucketPolicy',
        'SQSUnlockQueuePolicy',
      ],
    ],
  ])('raise %s where AWS says so, and in few others', (code, names) => {
    expect(named(code)).toEqual(expect.arrayContaining([...names]));
    expect(named(code).length).toBeLessThan(100);
  });
});
