import { describe, expect, it } from 'vitest';
import { isTrueOfAwsOnly } from './aws-only.ts';
import { lintPolicy } from './index.ts';

const policy = (address: string, operator: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: { [operator]: { 'aws:SourceIp': address } } },
    ],
  });

describe('a finding that is true of AWS alone', () => {
  it.each(['IpAddress', 'NotIpAddress'])('is the one about a private address in %s', (operator) => {
    const codes = lintPolicy(policy('10.0.0.0/8', operator), { policyType: 'IDENTITY_POLICY' }).map(({ issueCode }) => issueCode);
    expect(codes.filter(isTrueOfAwsOnly)).toHaveLength(1);
  });
  it('is no other one about addresses', () => {
    const codes = lintPolicy(policy('10.0.0.0/99', 'IpAddress'), { policyType: 'IDENTITY_POLICY' }).map(
      ({ issueCode }) => issueCode,
    );
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter(isTrueOfAwsOnly)).toEqual([]);
  });
});
