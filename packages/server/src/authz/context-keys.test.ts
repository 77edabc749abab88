import { describe, expect, it } from 'vitest';
import type { Caller } from '../domain/caller.ts';
import { originOf } from '../http/origin.ts';
import type { HttpRequest } from '../http/message.ts';
import { contextKeys } from './context-keys.ts';
import { ACCOUNT, rootCaller, userCaller } from './test-callers.ts';

const now = new Date('2026-11-24T12:00:30.500Z');
const issuedAt = new Date('2026-11-24T11:00:00Z');
const mfaAt = new Date('2026-11-24T11:59:00Z');
const target = { arn: `arn:aws:iam::${ACCOUNT}:user/eve` };
const callers = {
  root: rootCaller(),
  user: userCaller(),
  session: userCaller({ issuedAt }),
  'session with MFA': userCaller({ issuedAt, mfaAt }),
};
type Kind = keyof typeof callers;

const keyOf = (kind: Kind, key: string) => {
  const caller = callers[kind];
  return contextKeys(caller, caller.kind === 'root' ? [] : [['Team', 'red']], target, now).get(key.toLowerCase());
};

const everyone = (value: string) => ({ root: value, user: value, session: value, 'session with MFA': value });
const users = (value: string) => ({ user: value, session: value, 'session with MFA': value });
const nobody = {};

describe('contextKeys', () => {
  // SOURCE: IAM User Guide, "AWS global condition context keys": of each key, when it is in the context.
  const table: readonly (readonly [key: string, present: Partial<Record<Kind, string>>])[] = [
    ['aws:CurrentTime', everyone('2026-11-24T12:00:30Z')],
    ['aws:EpochTime', everyone('1795521630')],
    ['aws:SourceIp', everyone('203.0.113.7')],
    ['aws:SecureTransport', everyone('true')],
    ['aws:UserAgent', everyone('aws-cli')],
    ['aws:Referer', everyone('https://console.example')],
    ['aws:RequestedRegion', everyone('eu-west-1')],
    ['aws:PrincipalArn', { root: `arn:aws:iam::${ACCOUNT}:root`, ...users(`arn:aws:iam::${ACCOUNT}:user/team/bob`) }],
    ['aws:PrincipalAccount', everyone(ACCOUNT)],
    ['aws:PrincipalType', { root: 'Account', ...users('User') }],
    ['aws:PrincipalIsAWSService', everyone('false')],
    ['aws:ViaAWSService', everyone('false')],
    ['aws:PrincipalTag/team', users('red')],
    ['aws:userid', { root: ACCOUNT, ...users('AIDABOB') }],
    ['aws:username', users('bob')],
    ['aws:ResourceAccount', everyone(ACCOUNT)],
    ['aws:TokenIssueTime', { session: '2026-11-24T11:00:00Z', 'session with MFA': '2026-11-24T11:00:00Z' }],
    ['aws:MultiFactorAuthPresent', { session: 'false', 'session with MFA': 'true' }],
    ['aws:MultiFactorAuthAge', { 'session with MFA': '90' }],
    ['aws:PrincipalOrgID', nobody],
    ['aws:PrincipalOrgPaths', nobody],
    ['aws:ResourceOrgID', nobody],
    ['aws:ResourceOrgPaths', nobody],
    ['aws:PrincipalServiceName', nobody],
    ['aws:PrincipalServiceNamesList', nobody],
    ['aws:CalledVia', nobody],
    ['aws:SourceVpc', nobody],
    ['aws:SourceVpce', nobody],
    ['aws:VpcSourceIp', nobody],
    ['aws:SourceArn', nobody],
    ['aws:SourceAccount', nobody],
    ['aws:SourceIdentity', nobody],
    ['aws:FederatedProvider', nobody],
    ['aws:AssumedRoot', nobody],
    ['aws:ResourceTag/team', nobody],
    ['aws:RequestTag/team', nobody],
    ['aws:TagKeys', nobody],
  ];
  it.each(table)('has %s for whom it is there, and for nobody else', (key, present) => {
    const found = Object.fromEntries(
      (Object.keys(callers) as Kind[]).flatMap((kind) => {
        const value = keyOf(kind, key);
        return value === undefined ? [] : [[kind, value]];
      }),
    );
    expect(found).toEqual(present);
  });

  it.each([
    ['the account in the ARN', 'arn:aws:iam::999999999999:user/eve', '999999999999'],
    ["AWS itself, for AWS's own policies", 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'aws'],
    ['the caller, where no ARN tells', '*', ACCOUNT],
  ])('calls the owner of a resource: %s', (_, arn, owner) => {
    expect(contextKeys(callers.user, [], { arn }, now).get('aws:resourceaccount')).toBe(owner);
  });

  it('says us-east-1 for IAM, wherever the request was signed for', () => {
    const signed = { ...callers.user.signed, service: 'iam' };
    expect(contextKeys({ ...callers.user, signed }, [], target, now).get('aws:requestedregion')).toBe('us-east-1');
  });

  it('has no key for a User-Agent or a Referer that was not sent', () => {
    const origin = { sourceIp: '203.0.113.7', userAgent: '', secure: false };
    const keys = contextKeys({ ...callers.user, origin }, [], target, now);
    expect([keys.get('aws:useragent'), keys.get('aws:referer')]).toEqual([undefined, undefined]);
  });

  it('has what the operation adds, in any case, single values and lists', () => {
    const context = { 'aws:RequestTag/Team': 'red', 'aws:TagKeys': ['Team'], 'iam:PolicyARN': 'arn:aws:iam::aws:policy/X' };
    const keys = contextKeys(callers.user, [], { ...target, context }, now);
    expect([keys.get('aws:requesttag/team'), keys.get('aws:tagkeys'), keys.get('iam:policyarn')]).toEqual([
      'red',
      ['Team'],
      'arn:aws:iam::aws:policy/X',
    ]);
  });

  it('lets nothing that an operation adds stand in for what the server knows', () => {
    const known = table.flatMap(([key, { root }]) => (root === undefined ? [] : [[key.toLowerCase(), root] as const]));
    const context = Object.fromEntries(known.map(([key]) => [key.toUpperCase(), 'forged'] as const));
    const keys = contextKeys(callers.root, [], { ...target, context }, now);
    expect(known.map(([key]) => [key, keys.get(key)])).toEqual(known);
  });

  it('makes no header of a client a key, but for the two that are claims', () => {
    const headers = table.flatMap(([key]) => [key, key.replace(':', '-'), `x-amz-${key.slice('aws:'.length).replace('/', '-')}`]);
    const hostile = [...headers, 'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'];
    const request: HttpRequest = {
      method: 'POST',
      target: '/?aws:username=root&aws:SourceIp=198.51.100.1',
      rawHeaders: hostile.flatMap((name) => [name, '198.51.100.1']),
      body: new Uint8Array(),
      peer: '203.0.113.7',
      tls: true,
    };
    const origin = { ...originOf(request, undefined), userAgent: 'aws-cli', referer: 'https://console.example' };
    const hostileCaller = { ...callers.user, origin } as Caller;
    for (const [key, present] of table) {
      const value = contextKeys(hostileCaller, [['Team', 'red']], target, now).get(key.toLowerCase());
      expect([key, value]).toEqual([key, present.user]);
    }
  });
});
