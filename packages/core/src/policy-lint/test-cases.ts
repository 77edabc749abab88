import type { IssueCode } from './issue-codes.ts';
import type { LintOptions } from './options.ts';

/** A policy that raises a code, and one like it that does not. */
export interface Case {
  readonly code: IssueCode;
  readonly options: Pick<LintOptions, 'policyType' | 'resourceType'>;
  readonly bad: string;
  readonly good: string;
}

type Fields = Readonly<Record<string, unknown>>;

const OPTIONS = {
  identity: { policyType: 'IDENTITY_POLICY' },
  scp: { policyType: 'SERVICE_CONTROL_POLICY' },
  rcp: { policyType: 'RESOURCE_CONTROL_POLICY' },
  resource: { policyType: 'RESOURCE_POLICY' },
  trust: { policyType: 'RESOURCE_POLICY', resourceType: 'AWS::IAM::AssumeRolePolicyDocument' },
  bucket: { policyType: 'RESOURCE_POLICY', resourceType: 'AWS::S3::Bucket' },
} as const satisfies Record<string, Case['options']>;

type Kind = keyof typeof OPTIONS;

const ROLE = 'arn:aws:iam::111122223333:role/app';
const BASE: Readonly<Record<Kind, Fields>> = {
  identity: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::one/*' },
  scp: { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' },
  resource: { Effect: 'Allow', Principal: { AWS: ROLE }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::one/*' },
  trust: { Effect: 'Allow', Principal: { AWS: ROLE }, Action: 'sts:AssumeRole' },
  bucket: { Effect: 'Allow', Principal: { AWS: ROLE }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::one/*' },
};

const policy = (...statements: readonly Fields[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** One statement of that kind of policy with some elements changed; `undefined` takes one out. */
const one = (kind: Kind, code: IssueCode, bad: Fields, good: Fields = {}): Case =>
  texts(kind, code, policy({ ...BASE[kind], ...bad }), policy({ ...BASE[kind], ...good }));

const texts = (kind: Kind, code: IssueCode, bad: string, good: string): Case => ({ code, options: OPTIONS[kind], bad, good });

/** Of a condition alone. */
const when = (code: IssueCode, bad: Fields, good: Fields, kind: Kind = 'identity', rest: Fields = {}): Case =>
  one(kind, code, { ...rest, Condition: bad }, { ...rest, Condition: good });

const identity = policy(BASE.identity);
const long = (length: number): string => policy({ ...BASE.identity, Sid: 'a'.repeat(length) });
const OIDC = (host: string): string => `arn:aws:iam::111122223333:oidc-provider/${host}`;
const SAML = 'arn:aws:iam::111122223333:saml-provider/idp';
const GITHUB = 'token.actions.githubusercontent.com';
const github = { Principal: { Federated: OIDC(GITHUB) }, Action: 'sts:AssumeRoleWithWebIdentity' };
const TAG = { StringEquals: { 'aws:ResourceTag/team': 'blue' } };
const SNS = { Principal: { Service: 'sns.amazonaws.com' } };

const syntax: readonly Case[] = [
  texts('identity', 'JSON_SYNTAX_ERROR', '{"Version":', identity),
  texts('identity', 'DATA_TYPE_MISMATCH', '[]', identity),
  one('identity', 'DATA_TYPE_MISMATCH', { Action: 7 }),
  one('identity', 'DATA_TYPE_MISMATCH', { Condition: { StringEquals: { 'aws:userid': null } } }),
  one('identity', 'INVALID_POLICY_ELEMENT', { Nothing: 's3:GetObject' }),
  one('identity', 'INVALID_POLICY_ELEMENT', { Action: undefined, action: 's3:GetObject' }),
  texts('identity', 'INVALID_VERSION', '{"Version":"2020-01-01","Statement":[]}', '{"Version":"2008-10-17","Statement":[]}'),
  texts('identity', 'MISSING_VERSION', '{"Statement":[]}', identity),
  texts('identity', 'MISSING_STATEMENT', '{"Version":"2012-10-17"}', identity),
  texts('identity', 'MISSING_STATEMENT', '{"Version":"2012-10-17","Statement":[]}', identity),
  one('identity', 'MISSING_EFFECT', { Effect: undefined }),
  one('identity', 'INVALID_EFFECT', { Effect: 'allow' }),
  one('identity', 'MISSING_ACTION', { Action: undefined }),
  one('identity', 'MISSING_RESOURCE', { Resource: undefined }),
  one('resource', 'MISSING_PRINCIPAL', { Principal: undefined }),
  one('identity', 'UNSUPPORTED_ELEMENT_COMBINATION', { NotAction: 's3:*' }),
  one('identity', 'UNSUPPORTED_SID', { Sid: 'with space' }, { Sid: 'without' }),
  one('identity', 'EMPTY_SID_VALUE', { Sid: '' }, { Sid: 'a' }),
  texts(
    'identity',
    'UNIQUE_SIDS_REQUIRED',
    policy({ ...BASE.identity, Sid: 'a' }, { ...BASE.identity, Sid: 'a' }),
    policy({ ...BASE.identity, Sid: 'a' }, { ...BASE.identity, Sid: 'b' }),
  ),
  texts(
    'bucket',
    'UNIQUE_SIDS_RECOMMENDED',
    policy({ ...BASE.bucket, Sid: 'a' }, { ...BASE.bucket, Sid: 'a' }),
    policy({ ...BASE.bucket, Sid: 'a' }, { ...BASE.bucket, Sid: 'b' }),
  ),
  one('identity', 'EMPTY_ARRAY_ACTION', { Action: [] }),
  one('identity', 'EMPTY_ARRAY_RESOURCE', { Resource: [] }),
  one('resource', 'EMPTY_ARRAY_PRINCIPAL', { Principal: { AWS: [] } }),
  one('resource', 'EMPTY_OBJECT_PRINCIPAL', { Principal: {} }),
  one('identity', 'EMPTY_OBJECT_CONDITION', { Condition: {} }),
  one('identity', 'EMPTY_OBJECT_CONDITION', { Condition: { StringEquals: {} } }),
  when('EMPTY_ARRAY_CONDITION', { StringEquals: { 'aws:userid': [] } }, { StringEquals: { 'aws:userid': ['a'] } }),
  when('EMPTY_ARRAY_CONDITION_IFEXISTS', { StringEqualsIfExists: { 'aws:userid': [] } }, { StringEquals: { 'aws:userid': [] } }),
  when('EMPTY_ARRAY_CONDITION_FORANYVALUE', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': [] } }, {}),
  when('EMPTY_ARRAY_CONDITION_FORALLVALUES', { 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } }, {}),
];

const who: readonly Case[] = [
  one('identity', 'UNSUPPORTED_PRINCIPAL', { Principal: '*' }),
  one('scp', 'SCP_SYNTAX_ERROR_PRINCIPAL', { Principal: '*' }),
  one('rcp', 'RCP_SYNTAX_ERROR_PRINCIPAL', { Principal: { AWS: ROLE } }),
  one('rcp', 'RCP_SYNTAX_ERROR_ALLOW', { Effect: 'Allow', Condition: TAG }, { Effect: 'Allow' }),
  one('rcp', 'RCP_SYNTAX_ERROR_NOTACTION', { Action: undefined, NotAction: 's3:GetObject' }),
  one('rcp', 'RCP_SYNTAX_ERROR_ACTION', { Action: '*' }),
  one('rcp', 'RCP_SYNTAX_ERROR_ACTION', { Action: 'ec2:RunInstances' }),
  one('resource', 'INVALID_PRINCIPAL_FORMAT', { Principal: '111122223333' }, { Principal: '*' }),
  one('resource', 'INVALID_PRINCIPAL_FORMAT', { Principal: { AWS: 'arn:aws:iam::111122223333:group/g' } }),
  one('resource', 'INVALID_PRINCIPAL_KEY', { Principal: { aws: ROLE } }),
  one('resource', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL', { Principal: { AWS: `${ROLE}*` } }, { Principal: { AWS: '*' } }),
  one('resource', 'INVALID_ROLE_REFERENCE', { Principal: { AWS: 'AROADBQP57FF2AEXAMPLE' } }),
  one('resource', 'INVALID_USER_REFERENCE', { Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }),
  one('resource', 'ALLOW_WITH_NOT_PRINCIPAL', { Principal: undefined, NotPrincipal: { AWS: ROLE } }),
  one('resource', 'FEDERATED_PRINCIPAL_NOT_SUPPORTED', { Principal: { Federated: SAML } }),
  one('trust', 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', { Principal: undefined, NotPrincipal: { AWS: ROLE } }),
  one('trust', 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', { Principal: '*' }, { Principal: { AWS: '*' } }),
  one('trust', 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', { Resource: '*' }),
  one(
    'trust',
    'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
    { Principal: { AWS: [ROLE, 'arn:aws:sts::111122223333:assumed-role/app/me'] } },
    { Principal: { AWS: [ROLE, 'arn:aws:sts::111122223333:assumed-role/other/me'] } },
  ),
  one(
    'trust',
    'INVALID_SERVICE_PRINCIPAL_FORMAT',
    { Principal: { Service: 'EC2.amazonaws.com' } },
    { Principal: { Service: 'ec2.amazonaws.com' } },
  ),
  when(
    'INVALID_SERVICE_PRINCIPAL_FORMAT',
    { StringEquals: { 'iam:PassedToService': 'ec2' } },
    { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  ),
  when(
    'INVALID_SERVICE_PRINCIPAL_FORMAT',
    { StringEquals: { 'kms:ViaService': 's3.amazonaws.com' } },
    { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
  ),
  one('resource', 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', SNS, {
    ...SNS,
    Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  }),
  one(
    'resource',
    'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    { ...SNS, Condition: { StringEquals: { 'aws:referer': 'x' } } },
    SNS,
  ),
  one(
    'resource',
    'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    { ...SNS, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    SNS,
  ),
];

const trust: readonly Case[] = [
  one(
    'trust',
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    { Principal: { Federated: 'nothing' } },
    { Principal: { Federated: SAML } },
  ),
  one(
    'trust',
    'MISMATCHED_ACTION_FOR_PRINCIPAL',
    { Principal: { Federated: SAML } },
    { Principal: { Federated: SAML }, Action: 'sts:AssumeRoleWithSAML' },
  ),
  one(
    'trust',
    'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    { Principal: { Service: 'rolesanywhere.amazonaws.com' } },
    {
      Principal: { Service: 'rolesanywhere.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
    },
  ),
  one(
    'trust',
    'MISSING_ACTION_FOR_CONDITION_KEY',
    { Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } },
    { Action: ['sts:AssumeRole', 'sts:TagSession'], Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } },
  ),
  one(
    'trust',
    'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
    { Principal: { Federated: OIDC('id.example.com') }, Action: 'sts:AssumeRoleWithWebIdentity' },
    {
      Principal: { Federated: OIDC('id.example.com') },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'id.example.com:aud': 'me' } },
    },
  ),
  one('trust', 'MISSING_GITHUB_REPO_CONDITION_KEY', github, {
    ...github,
    Condition: { StringEquals: { [`${GITHUB}:sub`]: 'repo:o/r:ref:refs/heads/main' } },
  }),
  when(
    'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    { StringLike: { [`${GITHUB}:sub`]: 'repo:o/r:*' } },
    { StringLike: { [`${GITHUB}:sub`]: 'repo:o/r:*' }, StringEquals: { [`${GITHUB}:ref`]: 'refs/heads/main' } },
    'trust',
    github,
  ),
  when(
    'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
    { 'ForAnyValue:StringEquals': { 'saml:aud': 'x' } },
    { StringEquals: { 'saml:aud': 'x' } },
    'trust',
  ),
  when(
    'CONFIRM_AUDIENCE_CLAIM_TYPE',
    { 'ForAllValues:StringEquals': { 'id.example.com:aud': 'x' } },
    { StringEquals: { 'id.example.com:aud': 'x' } },
    'trust',
  ),
];

const actions: readonly Case[] = [
  one('identity', 'INVALID_ACTION', { Action: 's3:GetObjekt' }),
  one('identity', 'INVALID_ACTION', { Action: 's3' }, { Action: 'S3:getobject' }),
  one('identity', 'INVALID_ACTION', { Action: 's3:Nothing*' }, { Action: 's3:Get*' }),
  one('identity', 'INVALID_SERVICE_IN_ACTION', { Action: 's4:GetObject' }),
  one('identity', 'WILDCARD_IN_SERVICE_NAME', { Action: 's*:GetObject' }),
  one('identity', 'WILDCARD_IN_SERVICE_NAME', { Resource: 'arn:aws:s*:::one' }),
  one('bucket', 'UNSUPPORTED_ACTION_IN_POLICY', { Action: 'kms:Decrypt' }),
  one('trust', 'UNSUPPORTED_ACTION_IN_POLICY', { Action: 's3:GetObject' }),
  one('identity', 'REDUNDANT_ACTION', { Action: ['s3:Get*', 's3:GetObject'] }, { Action: ['s3:Get*', 's3:*Bucket'] }),
  one('identity', 'REDUNDANT_ACTION', { Action: ['s3:GetObject', 'S3:getobject'] }),
  texts(
    'identity',
    'REDUNDANT_STATEMENT',
    policy(BASE.identity, { ...BASE.identity, Sid: 'b', Action: ['S3:GETOBJECT'] }),
    policy(BASE.identity, { ...BASE.identity, Effect: 'Deny' }),
  ),
  one(
    'identity',
    'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    { Action: ['iam:PassRole', 'iam:CreateRole'], Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } },
    { Action: ['iam:PassRole'], Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } },
  ),
  one(
    'identity',
    'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    { Condition: TAG },
    { Action: 's3:Get*', Condition: TAG },
  ),
  one(
    'identity',
    'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    { Effect: 'Deny', Condition: TAG },
    { Effect: 'Deny', Action: 'ec2:StartInstances', Condition: TAG },
  ),
  one('identity', 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', {
    Action: undefined,
    NotAction: 's3:*',
    Condition: TAG,
  }),
  one('identity', 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', {
    Effect: 'Deny',
    Action: undefined,
    NotAction: 's3:*',
    Condition: TAG,
  }),
];

/** The six codes of one family, by how the action and the resource are written. */
const powerful = (family: 'PASS_ROLE' | 'CREATE_SLR', action: string): readonly Case[] => {
  const codes: readonly (readonly [string, Fields])[] = [
    ['NOT_RESOURCE', { Action: action, Resource: undefined, NotResource: ROLE }],
    ['STAR_IN_ACTION_AND_NOT_RESOURCE', { Action: 'iam:*', Resource: undefined, NotResource: ROLE }],
    ['NOT_ACTION_AND_NOT_RESOURCE', { Action: undefined, NotAction: 's3:*', Resource: undefined, NotResource: ROLE }],
    ['STAR_IN_RESOURCE', { Action: action, Resource: 'arn:aws:iam::111122223333:role/*' }],
    ['STAR_IN_ACTION_AND_RESOURCE', { Action: '*', Resource: '*' }],
    ['STAR_IN_RESOURCE_AND_NOT_ACTION', { Action: undefined, NotAction: 's3:*', Resource: '*' }],
  ];
  return codes.map(([rest, bad]) =>
    one('identity', `${family}_WITH_${rest}` as IssueCode, bad, { Action: action, Resource: 'arn:aws:iam::*:role/Service*' }),
  );
};

const resources: readonly Case[] = [
  one('identity', 'INVALID_ARN_PREFIX', { Resource: 'one/*' }, { Resource: '*' }),
  one('identity', 'MISSING_ARN_FIELD', { Resource: 'arn:aws:s3:one' }),
  one('identity', 'INVALID_PARTITION', { Resource: 'arn:amazon:s3:::one' }, { Resource: 'arn:aws-cn:s3:::one' }),
  one('identity', 'INVALID_ARN_SERVICE_CASE', { Resource: 'arn:aws:S3:::one' }),
  one('identity', 'INVALID_SERVICE', { Resource: 'arn:aws:nothing:::one' }),
  when('INVALID_SERVICE', { StringEquals: { 'nothing:key': 'a' } }, { StringEquals: { 'id.example.com:key': 'a' } }),
  one(
    'identity',
    'INVALID_ARN_REGION',
    { Resource: 'arn:aws:ec2:us-east:111122223333:instance/i-1' },
    { Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/i-1' },
  ),
  one(
    'identity',
    'INVALID_ARN_ACCOUNT',
    { Resource: 'arn:aws:ec2:us-east-1:1234:instance/i-1' },
    { Resource: 'arn:aws:ec2:us-east-1:*:instance/i-1' },
  ),
  one(
    'identity',
    'INVALID_ARN_RESOURCE',
    { Resource: 'arn:aws:ec2:us-east-1:111122223333:inst/i-1' },
    { Resource: 'arn:aws:ec2:us-east-1:111122223333:inst*' },
  ),
  one('identity', 'ARN_REGION_NOT_ALLOWED', { Resource: 'arn:aws:s3:us-east-1::one' }, { Resource: 'arn:aws:s3:*::one' }),
  one('identity', 'ARN_ACCOUNT_NOT_ALLOWED', { Resource: 'arn:aws:s3::111122223333:one' }),
  one('identity', 'MISSING_ARN_REGION', { Resource: 'arn:aws:ec2::111122223333:instance/i-1' }),
  one('identity', 'MISSING_ARN_ACCOUNT', { Resource: 'arn:aws:iam:::role/app' }, { Resource: 'arn:aws:iam:::role/aws-owned' }),
  one('bucket', 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY', { Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/i-1' }),
  one(
    'identity',
    'REDUNDANT_RESOURCE',
    { Resource: ['arn:aws:s3:::one*', 'arn:aws:s3:::one/*'] },
    { Resource: ['arn:aws:s3:::one', 'arn:aws:s3:::one/*'] },
  ),
  one(
    'identity',
    'REDUNDANT_RESOURCE',
    { Resource: ['arn:aws:s3:::${aws:username}*', 'arn:aws:s3:::${aws:username}/a'] },
    { Resource: ['arn:aws:s3:::${aws:username}*', 'arn:aws:s3:::${aws:userid}/a'] },
  ),
  one('identity', 'EMPTY_VARIABLE', { Resource: 'arn:aws:s3:::${}' }, { Resource: 'arn:aws:s3:::${aws:username}' }),
  one('identity', 'MISSING_BRACE_IN_VARIABLE', { Resource: 'arn:aws:s3:::${aws:username' }),
  one(
    'identity',
    'MISSING_QUOTE_IN_VARIABLE',
    { Resource: 'arn:aws:s3:::${aws:username, nobody}' },
    { Resource: "arn:aws:s3:::${aws:username, 'nobody'}" },
  ),
  one(
    'identity',
    'UNSUPPORTED_SPACE_IN_VARIABLE',
    { Resource: 'arn:aws:s3:::${aws: username}' },
    { Resource: "arn:aws:s3:::${aws:username, 'no body'}" },
  ),
  one('identity', 'VARIABLE_UNSUPPORTED_IN_ELEMENT', { Action: 's3:${aws:username}' }),
  texts(
    'identity',
    'VARIABLE_UNSUPPORTED_IN_VERSION',
    policy({ ...BASE.identity, Resource: 'arn:aws:s3:::${aws:username}' }).replace('2012', '2008'),
    policy({ ...BASE.identity, Resource: 'arn:aws:s3:::${aws:username}' }),
  ),
];

const conditions: readonly Case[] = [
  when('INVALID_CONDITION_OPERATOR', { StringIs: { 'aws:userid': 'a' } }, { StringEquals: { 'aws:userid': 'a' } }),
  when('INVALID_CONDITION_OPERATOR', { stringEquals: { 'aws:userid': 'a' } }, { StringEquals: { 'aws:userid': 'a' } }),
  when('NULL_WITH_IF_EXISTS', { NullIfExists: { 'aws:userid': 'true' } }, { Null: { 'aws:userid': 'true' } }),
  when('NULL_WITH_QUALIFIER', { 'ForAnyValue:Null': { 'aws:TagKeys': 'true' } }, { Null: { 'aws:TagKeys': 'true' } }),
  when(
    'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
    { StringEquals: { 'aws:userid': 'a', 'aws:UserId': 'b' } },
    { StringEquals: { 'aws:userid': ['a', 'b'] } },
  ),
  when(
    'INVALID_CONDITION_DATA_TYPE',
    { NumericEquals: { 'aws:MultiFactorAuthAge': ['1', 2] } },
    { NumericEquals: { 'aws:MultiFactorAuthAge': [1, 2] } },
  ),
  when(
    'INVALID_CONDITION_MULTIPLE_BOOLEAN',
    { Bool: { 'aws:SecureTransport': ['true', 'false'] } },
    { Bool: { 'aws:SecureTransport': ['true'] } },
  ),
  when(
    'REDUNDANT_CONDITION_VALUE_NUM',
    { NumericLessThan: { 'aws:MultiFactorAuthAge': ['2700', '3600'] } },
    { NumericEquals: { 'aws:MultiFactorAuthAge': ['2700', '3600'] } },
  ),
  when('INVALID_CONDITION_KEY_FORMAT', { StringEquals: { userid: 'a' } }, { StringEquals: { 'aws:userid': 'a' } }),
  when('MISSING_TAG_KEY_IN_CONDITION', { StringEquals: { 'aws:ResourceTag/': 'a' } }, TAG),
  when('DEPRECATED_GLOBAL_CONDITION_KEY', { ArnEquals: { 'aws:ARN': ROLE } }, { ArnEquals: { 'aws:PrincipalArn': ROLE } }),
  when(
    'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    { ArnEquals: { 'aws:ARN': ROLE } },
    { ArnEquals: { 'aws:PrincipalArn': ROLE } },
    'resource',
  ),
  when('INVALID_GLOBAL_CONDITION_KEY', { StringEquals: { 'aws:Nothing': 'a' } }, TAG),
  when('INVALID_SERVICE_CONDITION_KEY', { StringEquals: { 's3:nothing': 'a' } }, { StringEquals: { 's3:PREFIX': 'a' } }),
  when('TYPE_MISMATCH', { StringEquals: { 'aws:SecureTransport': 'true' } }, { Bool: { 'aws:SecureTransport': 'true' } }),
  when('TYPE_MISMATCH_BOOLEAN', { Bool: { 'aws:SecureTransport': 'yes' } }, { Bool: { 'aws:SecureTransport': 'True' } }),
  when(
    'TYPE_MISMATCH_NUMBER',
    { NumericEquals: { 'aws:MultiFactorAuthAge': 'old' } },
    { NumericEquals: { 'aws:MultiFactorAuthAge': '1.5' } },
  ),
  when(
    'TYPE_MISMATCH_DATE',
    { DateLessThan: { 'aws:CurrentTime': 'Jan 1 2030' } },
    { DateLessThan: { 'aws:CurrentTime': '2030-01-01' } },
  ),
  when(
    'INVALID_DATE_VALUE',
    { DateLessThan: { 'aws:CurrentTime': '1900000000' } },
    { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
  ),
  when('TYPE_MISMATCH_STRING', { BinaryEquals: { 'aws:userid': 'a?' } }, { BinaryEquals: { 'aws:userid': 'QUJD' } }),
  when(
    'TYPE_MISMATCH_IP_RANGE',
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/33' } },
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  ),
  when('IMPROVE_IP_RANGE', { IpAddress: { 'aws:SourceIp': '203.0.113.9/24' } }, { IpAddress: { 'aws:SourceIp': '203.0.113.9' } }),
  when(
    'PRIVATE_IP_ADDRESS',
    { IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } },
    { IpAddress: { 'aws:VpcSourceIp': '10.1.0.0/16' } },
  ),
  when(
    'PRIVATE_IP_ADDRESS_SUBSET',
    { IpAddress: { 'aws:SourceIp': ['10.1.0.0/16', '203.0.113.0/24'] } },
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  ),
  when(
    'PRIVATE_NOT_IP_ADDRESS',
    { NotIpAddress: { 'aws:SourceIp': 'fd00::/8' } },
    { NotIpAddress: { 'aws:SourceIp': '2001:db8::/32' } },
  ),
  when(
    'PRIVATE_NOT_IP_ADDRESS_SUBSET',
    { NotIpAddress: { 'aws:SourceIp': ['192.168.0.0/16', '203.0.113.0/24'] } },
    { NotIpAddress: { 'aws:SourceIp': '8.0.0.0/8' } },
  ),
  when('MISSING_QUALIFIER', { StringEquals: { 'aws:TagKeys': 'a' } }, { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }),
  when(
    'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
    { 'ForAllValues:StringEquals': { 'aws:userid': 'a' } },
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } },
  ),
  when(
    'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
    { StringLike: { 'aws:PrincipalArn': `${ROLE}*` } },
    { ArnLike: { 'aws:PrincipalArn': `${ROLE}*` } },
  ),
  when('WILDCARD_WITHOUT_LIKE_OPERATOR', { StringEquals: { 's3:prefix': 'a*' } }, { StringEquals: { 's3:prefix': 'a${*}' } }),
  when('EQUIVALENT_TO_NULL_FALSE', { StringLike: { 'aws:userid': '*' } }, { Null: { 'aws:userid': 'false' } }),
  when('EQUIVALENT_TO_NULL_TRUE', { StringNotLike: { 'aws:userid': '*' } }, { Null: { 'aws:userid': 'true' } }),
  when(
    'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
    { StringLikeIfExists: { 'aws:userid': '*' } },
    { StringLikeIfExists: { 'aws:userid': 'a' } },
  ),
  when(
    'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
    { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': '*' } },
    { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'a' } },
  ),
  when(
    'WILDCARD_USAGE_TOO_PERMISSIVE',
    { StringLike: { 'aws:PrincipalAccount': '1111*' } },
    { StringLike: { 'aws:PrincipalAccount': '111122223333' } },
  ),
  when(
    'WILDCARD_USAGE_TOO_PERMISSIVE',
    { StringLike: { 'aws:userid': 'AROA*' } },
    { StringLike: { 'aws:userid': 'AROADBQP57FF2AEXAMPLE:*' } },
  ),
  when(
    'VARIABLE_USAGE_TOO_PERMISSIVE',
    { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalTag/account}' } },
    { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
  ),
  when(
    'INVALID_VARIABLE_FOR_OPERATOR',
    { NumericEquals: { 'aws:MultiFactorAuthAge': '${aws:userid}' } },
    { StringEquals: { 's3:prefix': '${aws:userid}' } },
  ),
  when(
    'INVALID_VPC_FORMAT',
    { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
    { StringEquals: { 'aws:SourceVpc': 'vpc-12345678' } },
  ),
  when(
    'INVALID_VPCE_FORMAT',
    { StringEquals: { 'aws:SourceVpce': 'vpc-12345678' } },
    { StringEquals: { 'aws:SourceVpce': 'vpce-11223344556677889' } },
  ),
  when(
    'INVALID_REGION',
    { StringEquals: { 'aws:RequestedRegion': 'europe' } },
    { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-gov-east-1'] } },
  ),
  when(
    'INVALID_KMS_KEY_VALUE',
    { StringEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'alias/mine' } },
    { StringEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
  ),
  when('UNTRUSTWORTHY_CONDITION_KEY', { StringEquals: { 'aws:UserAgent': 'mine' } }, TAG),
  when(
    'MISSING_PAIRED_CONDITION_KEYS',
    { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
    { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' }, StringEquals: { 'aws:SourceVpc': 'vpc-12345678' } },
  ),
  when(
    'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
    { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'id' } },
    { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'id' }, StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } },
  ),
  when(
    'S3_PREFIX_IN_NEGATIVE_CONTEXT',
    { StringNotLike: { 's3:prefix': 'private/*' } },
    { StringLike: { 's3:prefix': 'public/*' } },
  ),
  when(
    'S3_PREFIX_IN_NEGATIVE_CONTEXT',
    { StringLike: { 's3:prefix': 'private/*' } },
    { StringNotLike: { 's3:prefix': 'public/*' } },
    'identity',
    { Effect: 'Deny' },
  ),
  when('IRRELEVANT_CONDITION_KEY_IN_POLICY', { StringEquals: { 's3:ResourceAccount': '111122223333' } }, {}, 'bucket'),
  one(
    'scp',
    'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
    { Action: '*', Condition: { StringNotEquals: { 'aws:VpceAccount': '111122223333' } } },
    { Condition: { StringNotEquals: { 'aws:VpceAccount': '111122223333' } } },
  ),
  when(
    'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } },
    { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    'rcp',
  ),
  when(
    'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    { StringNotEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
    { StringNotEqualsIfExists: { 'aws:SourceAccount': '111122223333' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } },
    'rcp',
  ),
  when(
    'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    { StringNotEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
    { StringNotEqualsIfExists: { 'aws:SourceAccount': '111122223333' }, Null: { 'aws:SourceAccount': 'false' } },
    'rcp',
  ),
];

const sizes: readonly Case[] = [
  texts('identity', 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', long(6100), `${long(5900)}${' '.repeat(400)}`),
  texts('trust', 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', long(2000), long(1800)),
  texts('bucket', 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', long(20_400), long(20_000)),
  texts('scp', 'POLICY_SIZE_EXCEEDS_SCP_QUOTA', `${long(4900)}${' '.repeat(200)}`, long(4900)),
  texts('rcp', 'POLICY_SIZE_EXCEEDS_RCP_QUOTA', long(5100), long(4900)),
];

/** At least one case for every code that is checked. */
export const CASES: readonly Case[] = [
  ...syntax,
  ...who,
  ...trust,
  ...actions,
  ...powerful('PASS_ROLE', 'iam:PassRole'),
  ...powerful('CREATE_SLR', 'iam:CreateServiceLinkedRole'),
  ...resources,
  ...conditions,
  ...sizes,
];
