import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import type { NamedPolicy } from './decision.ts';
import type { RawStatement } from './test-documents.ts';
import { CALLERS, OTHER, OWN, policyOf } from './test-world.ts';
import { traceDecision } from './trace-decision.ts';

const { user } = CALLERS;
const everything = { Effect: 'Allow', Action: 's3:*', Resource: '*' } as const;
const IT = 'statement number 1 (line 1) of inline policy';

const trace = (layers: { identity?: readonly NamedPolicy[]; resource?: readonly NamedPolicy[] }, action = 's3:GetObject') =>
  traceDecision(
    { action, resource: 'arn:aws:s3:::b/k', context: contextFrom({ k: 'v' }), principal: user, resourceAccount: OWN },
    { identity: [], ...layers },
  );
const identity = (...statements: RawStatement[]): readonly NamedPolicy[] => [policyOf('identity', statements)];

const asks = (...keys: string[]) => ({ StringEquals: Object.fromEntries(keys.map((key) => [key, 'v'])) });
const forWhom = (AWS: string): readonly NamedPolicy[] => [
  policyOf('resource', [{ ...everything, Principal: { AWS }, Condition: asks('a') }]),
];

describe('the keys that a trace misses', () => {
  it('are those that conditions ask for, each once, in order', () => {
    const policies = identity(
      { ...everything, Condition: asks('z', 'k', 'a') },
      { ...everything, Effect: 'Deny', Condition: asks('a') },
    );
    expect(trace({ identity: policies }).missingContextKeys).toEqual(['a', 'z']);
  });

  it.each<[string, RawStatement]>([
    ['another action', { ...everything, Action: 'sqs:*', Condition: asks('a') }],
    ['another resource', { ...everything, Resource: 'arn:aws:s3:::other', Condition: asks('a') }],
  ])('are not those of statements for %s', (_name, statement) => {
    expect(trace({ identity: identity(statement) }).missingContextKeys).toEqual([]);
  });

  it('are not those of statements for another caller', () => {
    expect(trace({ resource: forWhom(OTHER) }).missingContextKeys).toEqual([]);
    expect(trace({ resource: forWhom(OWN) }).missingContextKeys).toEqual(['a']);
  });
});

describe('the warnings of a trace', () => {
  const spared = 'AWS compares account, user or role, and session, and here who is listed at any level is spared';
  it.each<[string, Parameters<typeof trace>[0], string[]]>([
    ['none for a plain policy', { identity: identity(everything) }, []],
    [
      'an Allow with a part that is not known',
      { identity: identity({ ...everything, Condition: { X: { k: 'v' } } }) },
      [`${IT} identity (from it) has a part that is not known here (the condition operator "X"), so it grants nothing`],
    ],
    [
      'a Deny with two',
      { identity: identity({ Effect: 'Deny' }) },
      ['no Action', 'no Resource'].map(
        (part) => `${IT} identity (from it) has a part that is not known here (${part}), so that part counts as met`,
      ),
    ],
    [
      'NotPrincipal',
      { resource: [policyOf('resource', [{ ...everything, Effect: 'Deny', NotPrincipal: { AWS: OWN } }])] },
      [`${IT} resource (from it) has NotPrincipal: ${spared}`],
    ],
    ['none for Principal', { resource: [policyOf('resource', [{ ...everything, Principal: { AWS: OWN } }])] }, []],
    [
      'a variable without a value in NotResource',
      { identity: identity({ Effect: 'Allow', Action: '*', NotResource: ['arn:aws:s3:::x', 'arn:aws:s3:::${none}'] }) },
      [`${IT} identity (from it) has a variable without a value in NotResource, which then leaves nothing out`],
    ],
    ['none for NotResource', { identity: identity({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::x' }) }, []],
    ['none for one in Resource', { identity: identity({ ...everything, Resource: 'arn:aws:s3:::${none}' }) }, []],
  ])('%s', (_name, layers, expected) => expect(trace(layers).warnings).toEqual(expected));

  it('name an action that only looks like another', () => {
    expect(trace({}, '\u212ams:Decrypt').warnings).toEqual(['the action has letters outside ASCII that look like others']);
    expect(trace({}, 'KMS:Decrypt').warnings).toEqual([]);
  });
});

describe('traceDecision', () => {
  it('names the caller, the statements that matched and nothing else', () => {
    const policies = identity({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }, { ...everything, Sid: 'All' });
    const { request, matched, decision } = trace({ identity: policies });
    const source = { kind: 'inline', name: 'identity', attachedTo: 'it' };
    expect(request).toEqual({ principal: user.arn, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' });
    expect(matched).toEqual([{ source, index: 1, sid: 'All', line: 1 }]);
    expect(decision).toEqual({ outcome: 'allow', layer: 'identity', statement: matched[0] });
  });
});
