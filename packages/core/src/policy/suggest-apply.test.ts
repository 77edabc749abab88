import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { bundlePolicies } from './bundle.ts';
import { contextFrom } from './context.ts';
import type { Layer, NamedPolicy, PolicyLayers } from './decision.ts';
import type { PolicyRequest } from './request.ts';
import { applyChange, hasOnePolicy, leaveOut, policiesOf, withValue } from './suggest-apply.ts';
import { CALLERS, OWN, policyOf } from './test-world.ts';
import type { AddedStatement, Change } from './trace.ts';

const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' } as const;
const deny = { ...allow, Effect: 'Deny' } as const;
const silent = { ...allow, Action: 'sqs:*' } as const;
const everyone = { ...allow, Principal: '*' } as const;
const LAYERS = ['identity', 'boundary', 'session', 'resource', 'trust', 'endpoint', 'scp', 'rcp'] as const;

const request: PolicyRequest = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: OWN,
  context: contextFrom({ k: 'v' }),
  principal: CALLERS.user,
};
const policies: Readonly<Record<Layer, NamedPolicy>> = {
  identity: policyOf('identity', [allow]),
  boundary: policyOf('boundary', [allow]),
  session: policyOf('session', [allow]),
  resource: policyOf('resource', [everyone]),
  trust: policyOf('trust', [{ Effect: 'Allow', Action: '*', Principal: '*' }]),
  endpoint: policyOf('endpoint', [everyone]),
  scp: policyOf('scp', [allow]),
  rcp: policyOf('rcp', [everyone]),
};
const { identity, boundary, session, resource, trust, endpoint, scp, rcp } = policies;
const full: PolicyLayers = {
  identity: [identity],
  boundary,
  session: [session],
  resource: [resource],
  trust,
  endpoint,
  scp: [[], [scp]],
  rcp: [[], [rcp]],
};

const outcome = ({ request: asked, layers }: { request: PolicyRequest; layers: PolicyLayers }): string => {
  const { outcome: how, layer } = authorize(asked, layers);
  return `${how} ${layer}`;
};
const change = (more: Partial<Change>): Change => ({ layer: 'identity', kind: 'statement', text: '', ...more });
const refOf = ({ source }: NamedPolicy, index: number) => ({ source, index, line: 1 });
const add: AddedStatement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' };
/** How many statements each policy of a layer has. */
const sizes = (layers: PolicyLayers, layer: Layer, level = 0): readonly number[] =>
  policiesOf(layers, layer, level).map(({ policy }) => policy.statements.length);

describe('policiesOf', () => {
  it.each(LAYERS)('has those of %s, at their level', (layer) => {
    expect(policiesOf(full, layer, 1)).toEqual([policies[layer]]);
    expect(policiesOf({ identity: [] }, layer, 1)).toEqual([]);
  });
  it('has none of another level', () => expect(policiesOf(full, 'scp', 0)).toEqual([]));
  it('has none of a boundary that is missing', () => {
    expect(policiesOf({ identity: [], boundary: 'missing' }, 'boundary', 0)).toEqual([]);
  });
  it('has those of a bundle', () => {
    expect(policiesOf({ identity: bundlePolicies([identity]) }, 'identity', 0)).toEqual([identity]);
  });
});

describe('hasOnePolicy', () => {
  it('is so for boundary, trust policy and endpoint', () => {
    expect(LAYERS.filter(hasOnePolicy)).toEqual(['boundary', 'trust', 'endpoint']);
  });
});

describe('withValue', () => {
  it('has another value for one key, in any case, and the others as they were', () => {
    const context = withValue(contextFrom({ K: 'v', other: 'x' }), 'K', 'w');
    expect([context.get('k'), context.get('other'), context.get('none')]).toEqual(['w', 'x', undefined]);
  });
  it('can have none', () => expect(withValue(contextFrom({ k: 'v' }), 'K', undefined).get('k')).toBeUndefined());
});

describe('applyChange', () => {
  it.each(LAYERS)('adds a statement to %s', (layer) => {
    const { layers } = applyChange({ request, layers: full }, change({ layer, level: 1, add }));
    expect(sizes(layers, layer, 1)).toEqual(hasOnePolicy(layer) ? [2] : [1, 1]);
    for (const other of LAYERS.filter((one) => one !== layer)) expect(sizes(layers, other, 1)).toEqual([1]);
    expect(sizes(layers, 'scp', 0)).toEqual([]);
  });

  it.each(LAYERS)('takes a statement out of %s', (layer) => {
    const { layers } = applyChange({ request, layers: full }, change({ layer, level: 1, statement: refOf(policies[layer], 0) }));
    expect(sizes(layers, layer, 1)).toEqual([0]);
    for (const other of LAYERS.filter((one) => one !== layer)) expect(sizes(layers, other, 1)).toEqual([1]);
  });

  it('has what is added count at once, and keeps what was there', () => {
    const bounded: PolicyLayers = { identity: [policyOf('identity', [deny, silent])], boundary: policyOf('boundary', [silent]) };
    const after = applyChange({ request, layers: bounded }, change({ layer: 'boundary', add }));
    expect(outcome(after)).toBe('explicitDeny identity');
    const { layers } = applyChange(after, change({ add }));
    expect(outcome({ request, layers })).toBe('explicitDeny identity');
    const [first] = policiesOf(layers, 'identity', 0);
    if (!first) throw new Error('the policy is gone');
    expect(outcome(applyChange({ request, layers }, change({ statement: refOf(first, 0) })))).toBe('allow identity');
  });

  it('gives a statement that is added to a policy a number of its own', () => {
    const once = applyChange({ request, layers: full }, change({ layer: 'boundary', add }));
    const [policy] = policiesOf(once.layers, 'boundary', 0);
    expect(policy?.policy.statements.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('calls a policy that is added by what it is', () => {
    const kinds = LAYERS.map((layer) => {
      const { layers } = applyChange({ request, layers: { identity: [], scp: [[]], rcp: [[]] } }, change({ layer, add }));
      return policiesOf(layers, layer, 0)[0]?.source.kind;
    });
    expect(kinds).toEqual(['inline', 'managed', 'session', 'resource', 'trust', 'endpoint', 'scp', 'rcp']);
  });

  it('changes a value of the request and nothing else', () => {
    const condition = { op: 'StringEquals', key: 'K', wanted: ['w'], found: ['v'], tried: 'w' };
    const after = applyChange({ request, layers: full }, change({ condition, statement: refOf(identity, 0) }));
    expect([after.request.context.get('k'), after.request.action, after.layers]).toEqual(['w', request.action, full]);
  });

  it('does nothing where nobody can add anything', () => {
    for (const layer of ['partition', 'identity'] as const) {
      expect(applyChange({ request, layers: full }, change({ layer }))).toEqual({ request, layers: full });
    }
  });
});

describe('leaveOut', () => {
  it('takes out each statement that is named, and no other', () => {
    const [one, two] = [policyOf('identity', [deny, allow, deny], 'one'), policyOf('identity', [deny, silent], 'two')];
    const layers: PolicyLayers = { identity: [one, two], scp: [[policyOf('scp', [allow])], [policyOf('scp', [deny, allow])]] };
    const [control] = policiesOf(layers, 'scp', 1);
    if (!control) throw new Error('the policy is gone');
    const gone = [
      change({ statement: refOf(one, 0) }),
      change({ statement: refOf(one, 2) }),
      change({ layer: 'scp', level: 1, statement: refOf(control, 0) }),
    ];
    const after = leaveOut({ request, layers }, gone);
    expect([sizes(after.layers, 'identity'), sizes(after.layers, 'scp', 0), sizes(after.layers, 'scp', 1)]).toEqual([
      [1, 2],
      [1],
      [1],
    ]);
    expect(outcome(after)).toBe('explicitDeny identity');
    expect(outcome(leaveOut(after, [change({ statement: refOf(two, 0) })]))).toBe('allow identity');
  });

  it('leaves alone what names no statement', () => {
    const changes = [change({}), change({ layer: 'partition', statement: refOf(identity, 0) })];
    expect(leaveOut({ request, layers: full }, changes)).toEqual({ request, layers: full });
  });
});
