import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArn, parseArn } from './arn.ts';

describe('parseArn', () => {
  it.each([
    ['arn:aws:iam::123456789012:user/division/Bob', 'iam', '', '123456789012', 'user/division/Bob'],
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'iam', '', 'aws', 'policy/AdministratorAccess'],
    ['arn:aws:s3:::bucket/a:b', 's3', '', '', 'bucket/a:b'],
    ['arn:aws-cn:sns:cn-north-1:123456789012:topic:id', 'sns', 'cn-north-1', '123456789012', 'topic:id'],
  ])('reads %s', (text, service, region, account, resource) => {
    expect(parseArn(text)).toMatchObject({ service, region, account, resource });
  });

  it.each([
    '',
    'arn',
    'arn:aws:iam::123456789012',
    'arn:aws:iam::123456789012:',
    'arn::iam::1:x',
    'arn:aws:::1:x',
    'ARN:aws:iam::1:x',
    '*',
  ])('refuses %j', (text) => expect(parseArn(text)).toBeUndefined());

  it('is undone by formatArn', () => {
    const part = fc.string({ minLength: 1 }).filter((text) => !text.includes(':'));
    fc.assert(
      fc.property(part, part, part, part, fc.string({ minLength: 1 }), (partition, service, region, account, resource) => {
        const arn = { partition, service, region, account, resource };
        expect(parseArn(formatArn(arn))).toEqual(arn);
      }),
    );
  });
});
