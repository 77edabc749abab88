import type { Decision, Layer } from '@countersign/core/policy';
import { describe, expect, it } from 'vitest';
import { refusalText } from './refusal-text.ts';

const user = 'arn:aws:iam::123456789012:user/bob';
const bucket = 'arn:aws:s3:::photos';
const refused = { principal: user, action: 's3:GetObject', resource: bucket, crossAccount: false };
const start = `User: ${user} is not authorized to perform: s3:GetObject on resource: ${bucket}`;
const deny = (layer: Decision['layer']): Decision => ({ outcome: 'explicitDeny', layer });
const silence = (layer: Decision['layer']): Decision => ({ outcome: 'implicitDeny', layer });

describe('refusalText', () => {
  // SOURCE: IAM User Guide, "Troubleshoot access denied error messages", its list of policy types.
  it.each<[Layer, string, string]>([
    ['scp', 'a service control policy', 'service control policy'],
    ['rcp', 'a resource control policy', 'resource control policy'],
    ['endpoint', 'a VPC endpoint policy', 'VPC endpoint policy'],
    ['resource', 'a resource-based policy', 'resource-based policy'],
    ['trust', 'the role trust policy', 'role trust policy'],
    ['identity', 'an identity-based policy', 'identity-based policy'],
    ['boundary', 'a permissions boundary', 'permissions boundary'],
    ['session', 'a session policy', 'session policy'],
  ])('names the layer: %s', (layer, denying, silent) => {
    expect(refusalText(refused, deny(layer))).toBe(`${start} with an explicit deny in ${denying}`);
    expect(refusalText(refused, silence(layer))).toBe(`${start} because no ${silent} allows the s3:GetObject action`);
  });

  it.each<Layer>(['rcp', 'resource', 'trust'])("does not tell another account's caller that its %s policy denies", (layer) => {
    expect(refusalText({ ...refused, crossAccount: true }, deny(layer))).toBe(start);
  });

  it.each<Layer>(['identity', 'boundary', 'session', 'scp'])("tells another account's caller of its own %s policies", (layer) => {
    expect(refusalText({ ...refused, crossAccount: true }, deny(layer))).toContain('with an explicit deny in');
  });

  it('tells another account that nothing on the resource lets it in', () => {
    expect(refusalText({ ...refused, crossAccount: true }, silence('resource'))).toBe(
      `${start} because no resource-based policy allows the s3:GetObject action`,
    );
  });

  it.each(['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])('gives no reason for %s', (action) => {
    expect(refusalText({ ...refused, action }, silence('identity'))).toBe(start.replace('s3:GetObject', action));
  });

  it('gives no reason across partitions', () => {
    expect(refusalText(refused, silence('partition'))).toBe(start);
  });

  it('leaves the resource out where there is none to name', () => {
    expect(refusalText({ ...refused, action: 'sts:GetAccessKeyInfo', resource: undefined }, silence('identity'))).toBe(
      `User: ${user} is not authorized to perform: sts:GetAccessKeyInfo because no identity-based policy allows the sts:GetAccessKeyInfo action`,
    );
  });
});
