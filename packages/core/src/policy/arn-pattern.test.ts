import { describe, expect, it } from 'vitest';
import { compileArnPattern, matchArnPattern } from './arn-pattern.ts';
import { contextFrom } from './context.ts';

const context = contextFrom({ k: 'v' });

describe('compileArnPattern', () => {
  it.each<[string, string | undefined, string, string | undefined, number]>([
    ['arn:aws:s3:::b/k', 'arn:aws:s3:::', 'arn:aws:s3:::b/k', 'arn:aws:s3:::b/k', 6],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::', 'arn:aws:s3:::b/', undefined, 6],
    ['arn:aws:s3:::a:b', 'arn:aws:s3:::', 'arn:aws:s3:::a:b', 'arn:aws:s3:::a:b', 6],
    ['arn:aws:s3:::b/${k}', 'arn:aws:s3:::', 'arn:aws:s3:::b/', undefined, 6],
    ['arn:aws:s3:::b/${*}', 'arn:aws:s3:::', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/*', 6],
    ['arn:aws:sqs:*:1:q', undefined, '', undefined, 6],
    ['arn:aws:sqs:${k}:1:q', undefined, '', undefined, 6],
    ['arn:aws:s3', undefined, '', undefined, 3],
    ['arn:aws:sqs:r:1', 'arn:aws:sqs:r:1:', 'arn:aws:sqs:r:1:', undefined, 5],
    ['arn:aws:s3:::${k, "a:b"}:c', 'arn:aws:s3:::', 'arn:aws:s3:::', undefined, 6],
  ])('takes %s apart', (text, head, prefix, literal, written) => {
    expect(compileArnPattern(text, true)).toMatchObject({ head, prefix, literal, written });
    expect(compileArnPattern(text, true).segments).toHaveLength(5);
  });
});

describe('matchArnPattern', () => {
  it.each<[string, string, boolean]>([
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/k', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::c/k', false],
    ['arn:aws:s3:::*', 'arn:aws:s3:::', true],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:r:1:q', true],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:r:2:q', false],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:r:1:q:s', false],
    ['arn:*:*:*:*:*', 'arn:aws:sqs:r:1', false],
    ['arn:*:*:*:*:*', 'arn', false],
    ['arn:aws:sqs:${k}:1:*', 'arn:aws:sqs:v:1:a:b', true],
    ['arn:aws:sqs:${k}:1:*', 'arn:aws:sqs:w:1:a:b', false],
  ])('has %s on %s: %j', (pattern, arn, matches) => {
    expect(matchArnPattern(compileArnPattern(pattern, true), arn, context)).toBe(matches);
  });
});
