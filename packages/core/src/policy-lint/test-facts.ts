import type { ActionFacts, PolicyFacts } from './facts.ts';

type Action = readonly [name: string, keys?: readonly string[], resources?: readonly string[]];

const SERVICES: Readonly<Record<string, readonly Action[]>> = {
  s3: [
    ['GetObject', ['s3:prefix']],
    ['PutObject', ['s3:x-amz-server-side-encryption-aws-kms-key-id']],
    ['ListBucket', ['s3:prefix'], ['bucket']],
    ['ListAllMyBuckets'],
    ['GetBucketTagging', ['aws:ResourceTag/${TagKey}']],
  ],
  ec2: [['RunInstances'], ['StartInstances', ['ec2:ResourceTag/${TagKey}'], ['instance']], ['CreateTags', ['ec2:CreateAction']]],
  iam: [
    ['PassRole', ['iam:PassedToService']],
    ['CreateServiceLinkedRole', ['iam:AWSServiceName']],
    ['CreateRole'],
    ['GetRole'],
    ['GetUser'],
  ],
  sts: [['AssumeRole'], ['AssumeRoleWithSAML'], ['AssumeRoleWithWebIdentity'], ['TagSession'], ['SetSourceIdentity']],
  dynamodb: [['GetItem', ['dynamodb:Attributes', 'dynamodb:Select']]],
  kms: [['Decrypt', ['kms:ViaService']]],
  sns: [['Publish']],
  lambda: [['InvokeFunction', ['lambda:FunctionArn', 'lambda:Layer']]],
};

const RESOURCE_KEYS: Readonly<Record<string, readonly string[]>> = { instance: ['aws:ResourceTag/${TagKey}'] };

const ARNS: Readonly<Record<string, readonly string[]>> = {
  s3: ['arn:${Partition}:s3:::${BucketName}', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  ec2: ['arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}'],
  iam: ['arn:${Partition}:iam::${Account}:role/${RoleName}', 'arn:${Partition}:iam::${Account}:user/${UserName}'],
  lambda: ['arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'],
};

const KEYS: Readonly<Record<string, string>> = {
  's3:prefix': 'String',
  's3:x-amz-server-side-encryption-aws-kms-key-id': 'ARN',
  's3:ResourceAccount': 'String',
  'ec2:CreateAction': 'String',
  'iam:PassedToService': 'String',
  'iam:AWSServiceName': 'String',
  'dynamodb:Attributes': 'ArrayOfString',
  'dynamodb:Select': 'String',
  'kms:ViaService': 'String',
  'lambda:FunctionArn': 'ARN',
  'lambda:Layer': 'ArrayOfString',
  'sts:SourceIdentity': 'String',
  'sts:ExternalId': 'String',
  'saml:aud': 'String',
  'aws:CurrentTime': 'Date',
  'aws:MultiFactorAuthAge': 'Numeric',
  'aws:MultiFactorAuthPresent': 'Bool',
  'aws:PrincipalAccount': 'String',
  'aws:PrincipalArn': 'ARN',
  'aws:PrincipalIsAWSService': 'Bool',
  'aws:PrincipalOrgID': 'String',
  'aws:referer': 'String',
  'aws:RequestedRegion': 'String',
  'aws:ResourceAccount': 'String',
  'aws:SecureTransport': 'Bool',
  'aws:SourceAccount': 'String',
  'aws:SourceArn': 'ARN',
  'aws:SourceIp': 'IPAddress',
  'aws:SourceVpc': 'String',
  'aws:SourceVpce': 'String',
  'aws:TagKeys': 'ArrayOfString',
  'aws:UserAgent': 'String',
  'aws:userid': 'String',
  'aws:VpceAccount': 'String',
  'aws:VpcSourceIp': 'IPAddress',
};

const lower = new Map(Object.entries(KEYS).map(([name, type]) => [name.toLowerCase(), { name, type }]));
const TAGS = /^(?:aws|ec2):(?:ResourceTag|RequestTag|PrincipalTag)\/./i;

const keyOf = (key: string): { name: string; type: string } | undefined =>
  lower.get(key.toLowerCase()) ?? (TAGS.test(key) ? { name: key, type: 'String' } : undefined);

/** A small part of AWS, enough for every rule to have something to find. */
export const testFacts: PolicyFacts = {
  services: Object.keys(SERVICES),
  isService: (prefix) => prefix.toLowerCase() in SERVICES,
  actionsOf: (service) => (SERVICES[service.toLowerCase()] ?? []).map(([name]) => name),
  action(service, wanted): ActionFacts | undefined {
    const found = SERVICES[service.toLowerCase()]?.find(([name]) => name.toLowerCase() === wanted.toLowerCase());
    if (!found) return undefined;
    const [name, conditionKeys = [], resources = []] = found;
    const resourceTypes = resources.map((one) => ({ name: one, required: true, conditionKeys: [] }));
    return { name, accessLevel: 'Read', conditionKeys, dependentActions: [], resourceTypes };
  },
  resourceConditionKeys: (_service, type) => RESOURCE_KEYS[type] ?? [],
  arnPatterns: (service) => ARNS[service] ?? [],
  conditionKey: (key) => (key.toLowerCase().startsWith('aws:') ? undefined : keyOf(key)),
  globalConditionKey: keyOf,
  rcpServices: new Set(['s3', 'sts', 'kms']),
};
