import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import type { Layer } from './decision.ts';
import type { Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';
import { smallestStatement } from './suggest-statement.ts';
import { CALLERS, OWN } from './test-world.ts';

const { user, role, federated, root, service, webIdentity, anonymous } = CALLERS;
const request = (more: Partial<PolicyRequest> = {}, context: Record<string, string | string[]> = {}): PolicyRequest => ({
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  context: contextFrom(context),
  principal: user,
  ...more,
});
const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' };

describe('smallestStatement', () => {
  it.each<[Layer, object]>([
    ['identity', plain],
    ['boundary', plain],
    ['session', plain],
    ['scp', plain],
    ['rcp', { ...plain, Principal: '*' }],
    ['endpoint', { ...plain, Principal: '*' }],
    ['resource', { ...plain, Principal: { AWS: user.arn } }],
    ['trust', { Effect: 'Allow', Action: 's3:GetObject', Principal: { AWS: user.arn } }],
  ])('of the layer %s', (layer, statement) => expect(smallestStatement(request(), layer, true)).toEqual(statement));

  it.each<[string, Principal, unknown]>([
    ['a stranger', anonymous, '*'],
    ['a service', service, { Service: service.service }],
    ['a web identity', webIdentity, { Federated: webIdentity.provider }],
    ['a SAML identity', { kind: 'saml', provider: 'p' }, { Federated: 'p' }],
    ['root', root, { AWS: `arn:aws:iam::${OWN}:root` }],
    ['a role, and not its session', role, { AWS: role.roleArn }],
    ['a federated session', federated, { AWS: federated.arn }],
  ])('names %s', (_name, principal, expected) => {
    expect(smallestStatement(request({ principal }), 'resource', true)?.Principal).toEqual(expected);
  });

  it.each<[string, Partial<PolicyRequest>, Layer, boolean]>([
    ['an action with wildcards', { action: 's3:Get*' }, 'identity', true],
    ['an action with a question mark', { action: 's3:Get?' }, 'identity', true],
    ['half a character', { resource: 'arn:aws:s3:::\ud800' }, 'identity', true],
    ['a wildcard where a policy has no variables', { resource: 'arn:aws:s3:::b/*' }, 'identity', false],
    ['a caller that nobody knows, to a resource', { principal: undefined }, 'resource', true],
    ['a caller that nobody knows, to a role', { principal: undefined }, 'trust', true],
  ])('is none for %s', (_name, more, layer, variables) => {
    expect(smallestStatement(request(more), layer, variables)).toBeUndefined();
  });

  it.each<[string, boolean, string]>([
    ['arn:aws:s3:::b/*?${x}$', true, 'arn:aws:s3:::b/${*}${?}${$}{x}$'],
    ['arn:aws:s3:::b/k', false, 'arn:aws:s3:::b/k'],
    ['*', true, '*'],
    ['no arn', false, '*'],
  ])('writes the resource %s, with variables %j, as %s', (resource, variables, expected) => {
    expect(smallestStatement(request({ resource }), 'identity', variables)?.Resource).toBe(expected);
  });

  it('needs no caller where policies speak to whoever has them', () => {
    expect(smallestStatement(request({ principal: undefined }), 'identity', true)).toEqual(plain);
  });

  it.each<[string, string | string[], boolean, unknown]>([
    ['an ARN', user.arn, true, user.arn],
    ['an ARN with a wildcard', `${user.arn}*`, true, `${user.arn}\${*}`],
    ['an ARN without variables', user.arn, false, user.arn],
    ['an ARN with a wildcard, without variables', `${user.arn}*`, false, undefined],
    ['a list', [user.arn], true, undefined],
    ['half a character', 'arn:\ud800', true, undefined],
  ])('says to an endpoint who calls, by %s', (_name, arn, variables, expected) => {
    const statement = smallestStatement(request({}, { 'aws:PrincipalArn': arn }), 'endpoint', variables);
    expect(statement?.Condition).toEqual(expected === undefined ? undefined : { ArnEquals: { 'aws:PrincipalArn': expected } });
  });

  it('says so to no other layer', () => {
    expect(smallestStatement(request({}, { 'aws:PrincipalArn': user.arn }), 'rcp', true)).not.toHaveProperty('Condition');
  });
});
