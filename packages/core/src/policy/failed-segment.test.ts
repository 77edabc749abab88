import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import { failedSegment, type Segment } from './failed-segment.ts';

const context = contextFrom({ 'aws:username': 'bob' });
const ARN = 'arn:aws:sqs:eu-west-1:111111111111:queue:a:b';

describe('failedSegment', () => {
  it.each<[string, string, Segment]>([
    ['arn:aws-cn:*:*:*:*', ARN, 'partition'],
    ['arn:aws:s3:::queue', ARN, 'service'],
    ['arn:aws:sqs:us-*:222222222222:x', ARN, 'region'],
    ['arn:*:*:*:222222222222:*', ARN, 'account'],
    ['arn:aws:sqs:*:*:queue:a', ARN, 'resource'],
    ['arn:aws:sqs:*:*:${aws:username}', ARN, 'resource'],
    ['arn:aws:sqs:*:*:${none}', ARN, 'resource'],
    ['sqs:*', ARN, 'arn'],
    ['arn:aws:sqs:*:*:*', 'queue', 'arn'],
    ['arn:aws:sqs:*:*:*', 'arn:aws:sqs:eu-west-1:111111111111', 'arn'],
  ])('of %s for %s is %s', (pattern, resource, segment) => {
    expect(failedSegment(pattern, true, resource, context)).toBe(segment);
  });

  it('is the whole ARN where a short pattern matches each part and still does not count', () => {
    expect(failedSegment('arn:aws:sqs', true, ARN, context)).toBe('arn');
  });

  it('is no part that matches by what follows a colon', () => {
    expect(failedSegment('arn:aws:sqs:*:*:queue:a:b', true, ARN, context)).toBe('arn');
    expect(failedSegment('arn:aws:sqs:*:*:${aws:username}', true, 'arn:aws:sqs:::bob', context)).toBe('arn');
  });
});
