import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { bundlePolicies } from './bundle.ts';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { Decision, NamedPolicy, PolicyLayers } from './decision.ts';
import { traceDecision } from './trace-decision.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyRequest } from './request.ts';

interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

const named = (statements: readonly RawStatement[], name = 'p'): NamedPolicy => ({
  source: { kind: 'inline', name, attachedTo: 'user bob' },
  policy: compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }))),
});

// A small world, so that random statements and random requests meet often.
const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'iam:CreateUser', 'S3:getobject');
const actionPattern = fc.constantFrom(
  '*',
  's3:*',
  's3:Get*',
  's3:GetObject',
  'S3:GETOBJECT',
  'i*:*',
  'iam:CreateUser',
  '*:*User',
);
const resource = fc.constantFrom('*', 'arn:aws:s3:::b/bob', 'arn:aws:s3:::b/*', 'arn:aws:iam::1:user/bob', 'no arn');
const resourcePattern = fc.constantFrom(
  '*',
  'arn:aws:s3:::b/bob',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:iam::1:user/bob',
  'arn:*:*:*:*:*',
  'arn:aws:s3',
  'not-an-arn',
);
const key = fc.constantFrom('aws:username', 'K', 'list', 'absent');
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLikeIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringNotLike',
  'NumericLessThan',
  'NumericNotEquals',
  'Null',
  'BoolIfExists',
  'ArnLike',
  'NotIpAddress',
  'StringMatches',
);
const value = fc.constantFrom('bob', 'b*', '*', '${aws:username}', '${absent}', '5', 'true', 'false', '10.0.0.0/8');
const listOf = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> => fc.oneof(one, fc.array(one, { maxLength: 3 }));
const condition = fc.dictionary(operator, fc.dictionary(key, listOf(value), { maxKeys: 2 }), { maxKeys: 2 });
const statement = fc
  .record({
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Deny'),
    action: fc.tuple(fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), listOf(actionPattern)),
    resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource', 'none'), listOf(resourcePattern)),
    condition: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: condition }),
  })
  .map(({ Effect, action: [a, actions], resource: [r, resources], condition }): RawStatement => ({
    Effect,
    [a]: actions,
    ...(r !== 'none' && { [r]: resources }),
    Condition: condition,
  }));
const policy = fc.array(statement, { minLength: 1, maxLength: 5 });
const policies = fc.array(policy, { maxLength: 4 });
const contexts = fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 2 })), { maxKeys: 3 });
const request = fc
  .record({ action, resource, context: contexts })
  .map((one): PolicyRequest => ({ ...one, context: contextFrom({ 'aws:username': 'bob', ...one.context }) }));
const boundary = fc.oneof(fc.constant(undefined), fc.constant('missing' as const), policy);

const layersOf = (identity: readonly (readonly RawStatement[])[], limit?: 'missing' | readonly RawStatement[]): PolicyLayers => ({
  identity: identity.map((statements, i) => named(statements, `p${i}`)),
  boundary: limit === undefined || limit === 'missing' ? limit : named(limit, 'limit'),
});

/** Outcomes from least to most permissive; a Deny of either kind is no grant. */
const grants = ({ outcome }: Decision): boolean => outcome === 'allow';

describe('authorize', () => {
  const source = { kind: 'managed', name: 'Readers', arn: 'arn:aws:iam::1:policy/Readers', attachedTo: 'group readers' } as const;
  const text = `{
    "Version": "2012-10-17",
    "Statement": [
      { "Effect": "Deny", "Action": "iam:*", "Resource": "*" },
      { "Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }
    ]
  }`;
  const layers: PolicyLayers = { identity: [{ source, policy: compilePolicy(parsePolicy(text)) }] };
  const ask = (action: string): Decision => authorize({ action, resource: '*', context: contextFrom({}) }, layers);

  it('names the statement that decided: its policy, place, Sid and line', () => {
    expect(ask('s3:GetObject')).toEqual({
      outcome: 'allow',
      layer: 'identity',
      statement: { source, index: 1, sid: 'Read', line: 5 },
    });
    expect(ask('iam:GetUser')).toEqual({ outcome: 'explicitDeny', layer: 'identity', statement: { source, index: 0, line: 4 } });
    expect(ask('sqs:SendMessage')).toEqual({ outcome: 'implicitDeny', layer: 'identity' });
  });

  it('decides the same for the thousandth action it has never seen', () => {
    for (let i = 0; i < 5000; i++) expect(ask(`s3:Get${i}`).outcome).toBe('allow');
    expect(ask('s3:GetObject').outcome).toBe('allow');
  });

  it('never goes through a prototype: odd names are only names', () => {
    for (const name of ['__proto__', 'constructor', 'constructor:prototype', 'toString', ':', '', 's3']) {
      expect(ask(name).outcome).toBe('implicitDeny');
    }
  });
});

describe('laws of authorize', () => {
  it('one more Deny never grants', () => {
    fc.assert(
      fc.property(policies, boundary, statement, request, fc.nat(3), (identity, limit, extra, asked, at) => {
        const before = authorize(asked, layersOf(identity, limit));
        const deny = [{ ...extra, Effect: 'Deny' as const }];
        const more = authorize(asked, layersOf(identity.toSpliced(at, 0, deny), limit));
        const limited =
          limit === undefined || limit === 'missing' ? more : authorize(asked, layersOf(identity, [...limit, ...deny]));
        expect(grants(before) || (!grants(more) && !grants(limited))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('one Allow less never grants', () => {
    fc.assert(
      fc.property(policies, boundary, request, (identity, limit, asked) => {
        fc.pre(!grants(authorize(asked, layersOf(identity, limit))));
        const stays = identity.every((statements, p) =>
          statements.every((one, s) => {
            if (one.Effect === 'Deny') return true;
            const left = statements.toSpliced(s, 1);
            return !grants(
              authorize(asked, layersOf(left.length > 0 ? identity.with(p, left) : identity.toSpliced(p, 1), limit)),
            );
          }),
        );
        expect(stays).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('setting a boundary never grants', () => {
    fc.assert(
      fc.property(policies, boundary, request, (identity, limit, asked) => {
        const [free, limited] = [layersOf(identity), layersOf(identity, limit)].map((layers) => grants(authorize(asked, layers)));
        expect(free || !limited).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('order, repetition and the cut into policies are irrelevant', () => {
    fc.assert(
      fc.property(policies, boundary, request, (identity, limit, asked) => {
        const { outcome, layer } = authorize(asked, layersOf(identity, limit));
        const turned = identity.map((statements) => statements.toReversed()).toReversed();
        const merged = identity.flat();
        for (const other of [[...turned, ...identity], merged.length > 0 ? [merged] : [], merged.map((one) => [one])]) {
          expect(authorize(asked, layersOf(other, limit))).toMatchObject({ outcome, layer });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the case of the action is irrelevant', () => {
    fc.assert(
      fc.property(policies, request, (identity, asked) => {
        const layers = layersOf(identity);
        const upper = authorize({ ...asked, action: asked.action.toUpperCase() }, layers);
        expect(upper).toEqual(authorize(asked, layers));
      }),
    );
  });

  it('no policy grants nothing, and a request is never granted by Deny statements', () => {
    fc.assert(
      fc.property(policies, boundary, request, (identity, limit, asked) => {
        const denials = identity.map((statements) => statements.map((one) => ({ ...one, Effect: 'Deny' as const })));
        expect(grants(authorize(asked, layersOf(denials, limit)))).toBe(false);
      }),
    );
  });

  it('a statement with an unknown part never grants', () => {
    fc.assert(
      fc.property(policies, request, (identity, asked) => {
        const odd = identity.map((statements) => statements.map((one) => ({ ...one, Condition: { StringMatches: { k: 'v' } } })));
        expect(grants(authorize(asked, layersOf(odd)))).toBe(false);
      }),
    );
  });

  it('the trace and the bundle agree: outcome, layer and statement', () => {
    fc.assert(
      fc.property(policies, boundary, request, (identity, limit, asked) => {
        const layers = layersOf(identity, limit);
        const decision = authorize(asked, layers);
        const trace = traceDecision(asked, layers);
        expect(trace.decision).toEqual(decision);
        const bundled = { ...layers, identity: bundlePolicies(layers.identity as readonly NamedPolicy[]) };
        expect(authorize(asked, bundled)).toEqual(decision);
        expect(traceDecision(asked, bundled)).toEqual(trace);
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      }),
      { numRuns: 3000 },
    );
  });
});
