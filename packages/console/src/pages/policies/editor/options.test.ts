import { describe, expect, it } from 'vitest';
import { cursorPlace } from './cursor-place.ts';
import { optionsAt } from './options.ts';
import { createServiceFacts } from './service-facts.ts';

const facts = createServiceFacts(
  {
    services: ['s3', 'sqs'],
    titles: ['Amazon S3', 'Amazon SQS'],
    rcpServices: [],
    globalKeys: [
      ['aws:SecureTransport', 'Bool'],
      ['aws:SourceIp', 'IPAddress'],
    ],
    keys: { s3: [['s3:prefix', 'String']] },
    arns: { s3: ['arn:${Partition}:s3:::${BucketName}'], sqs: ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'] },
  },
  () =>
    Promise.resolve({
      keys: [],
      actions: ['GetObject', 'GetObjectAcl', 'PutObject'].map((name) => [name, 'Read', [], [], []]),
      resources: [],
    }),
);

/** `|` is the cursor. */
const offered = async (marked: string): Promise<readonly string[]> => {
  const place = cursorPlace(marked.replace('|', ''), marked.indexOf('|'));
  return (await optionsAt(place, facts, '123456789012')).map(({ label }) => label);
};
const inStatement = (text: string): string => `{"Statement": [{${text}}]}`;

describe('what is offered', () => {
  it.each([
    ['in the document, what is not there', '{"Version": "x", "|"}', ['Statement', 'Id']],
    ['as a version', '{"Version": "|"}', ['2012-10-17']],
    ['as an effect', inStatement('"Effect": "|"'), ['Allow', 'Deny']],
    ['as an action, first its service', inStatement('"Action": ["|"]'), ['s3:', 'sqs:', '*']],
    [
      'as an action of a service, with wildcards',
      inStatement('"Action": "s3:|"'),
      ['s3:*', 's3:Get*', 's3:GetObject', 's3:GetObjectAcl', 's3:PutObject'],
    ],
    [
      'as a resource, the formats of the services named',
      inStatement('"Action": "s3:GetObject", "Resource": "|"'),
      ['*', 'arn:aws:s3:::BucketName'],
    ],
    [
      'as a resource, the formats of the service typed',
      inStatement('"Resource": ["arn:aws:sqs:|"]'),
      ['*', 'arn:aws:sqs:*:123456789012:QueueName'],
    ],
    [
      'as a condition key',
      inStatement('"Action": "s3:x", "Condition": {"Bool": {"|"}}'),
      ['aws:SecureTransport', 'aws:SourceIp', 's3:prefix'],
    ],
    ['as a value of a Bool', inStatement('"Condition": {"Bool": {"aws:SecureTransport": "|"}}'), ['true', 'false']],
    ['elsewhere: nothing', inStatement('"Sid": "|"'), []],
  ])('%s', async (_, marked, labels) => expect(await offered(marked)).toEqual(labels));

  it('as an element, none whose other form is there', async () => {
    expect(await offered(inStatement('"NotAction": "s3:x", "Effect": "Deny", "|"'))).toEqual([
      'Sid',
      'Resource',
      'NotResource',
      'Condition',
    ]);
  });

  it('as an operator, with its variations', async () => {
    const operators = await offered(inStatement('"Condition": {"|"}'));
    expect(operators).toEqual(expect.arrayContaining(['StringEquals', 'Null', 'BoolIfExists', 'ForAnyValue:StringLike']));
    expect(operators).not.toContain('NullIfExists');
  });
});
