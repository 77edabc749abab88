import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { bundlePolicies } from './bundle.ts';
import type { Decision, NamedPolicy, PolicyLayers } from './decision.ts';
import { traceDecision } from './trace-decision.ts';
import type { PolicyRequest } from './request.ts';
import type { PolicyType } from './policy-type.ts';
import { anyRequest, CALLERS, compileLayers, mapPolicies, OWN, type RawLayers, rawLayers, statementFor } from './test-world.ts';
import type { RawStatement } from './test-documents.ts';

const decide = (request: PolicyRequest, layers: RawLayers): Decision => authorize(request, compileLayers(layers));
const grants = (request: PolicyRequest, layers: RawLayers): boolean => decide(request, layers).outcome === 'allow';
const RUNS = { numRuns: 1000 };

/** An Allow that speaks of nothing anybody asks here. */
const inert = (type: PolicyType): RawStatement => ({
  Effect: 'Allow',
  Action: 'none:None',
  ...(type !== 'trust' && { Resource: '*' }),
  ...(['resource', 'trust', 'endpoint', 'rcp'].includes(type) && { Principal: '*' }),
});

const TYPES: readonly PolicyType[] = ['identity', 'boundary', 'session', 'resource', 'trust', 'endpoint', 'scp', 'rcp'];

describe('laws of authorize over all layers', () => {
  it('grant and refuse both often enough to mean something', () => {
    const samples = fc.sample(fc.tuple(anyRequest, rawLayers), { numRuns: 2000, seed: 1 });
    const seen = samples.map(([request, layers]) => decide(request, layers));
    const count = (holds: (one: Decision) => boolean): number => seen.filter(holds).length;
    expect(count(({ outcome }) => outcome === 'allow')).toBeGreaterThan(100);
    expect(count(({ outcome }) => outcome === 'explicitDeny')).toBeGreaterThan(100);
    for (const layer of ['root', ...TYPES.filter((type) => type !== 'boundary')]) {
      expect([layer, count((one) => one.layer === layer) > 5]).toEqual([layer, true]);
    }
    expect(count(({ layer, outcome }) => layer === 'boundary' && outcome !== 'allow')).toBeGreaterThan(5);
  });

  it.each(TYPES)('one more Deny in a policy of type %s never grants', (type) => {
    fc.assert(
      fc.property(anyRequest, rawLayers, statementFor(type), fc.boolean(), (request, layers, extra, first) => {
        const deny: RawStatement = { ...extra, Effect: 'Deny' };
        const more = mapPolicies(layers, (policy, one) =>
          one !== type ? policy : first ? [deny, ...policy] : [...policy, deny],
        );
        expect(grants(request, layers) || !grants(request, more)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('a Deny of everything that applies to the caller refuses, in whatever layer', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, fc.constantFrom('identity', 'resource', 'scp', 'rcp'), (request, layers, type) => {
        const everything = { Action: '*', Resource: '*' };
        const deny: RawStatement = {
          Effect: 'Deny',
          ...everything,
          ...(['resource', 'rcp'].includes(type) && { Principal: '*' }),
        };
        const more: RawLayers = {
          ...layers,
          ...(type === 'identity' && { identity: [...layers.identity, [deny]] }),
          ...(type === 'resource' && { trust: undefined, resource: [[deny]] }),
          ...(type === 'scp' && { scp: [[[deny]]] }),
          ...(type === 'rcp' && { rcp: [[[deny]]] }),
        };
        const kind = request.principal?.kind;
        const isLinked = request.principal?.kind === 'role' && request.principal.serviceLinked === true;
        const isStranger = kind === 'service' || kind === 'webIdentity' || kind === 'anonymous';
        const isSpared =
          (type === 'identity' && (kind === 'root' || isStranger)) ||
          (type === 'scp' && (isLinked || isStranger)) ||
          (type === 'rcp' && isLinked);
        expect(isSpared || !grants(request, more)).toBe(true);
      }),
      RUNS,
    );
  });

  it('one Allow less never grants', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, fc.nat(12), (request, layers, which) => {
        let seen = 0;
        const less = mapPolicies(layers, (policy, type) =>
          policy.map((one) => (one.Effect === 'Allow' && seen++ === which ? inert(type) : one)),
        );
        expect(grants(request, layers) || !grants(request, less)).toBe(true);
      }),
      RUNS,
    );
  });

  it('without any Allow only the root user is granted anything, in its own account', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (request, layers) => {
        const none = mapPolicies(layers, (policy) => policy.map((one) => ({ ...one, Effect: 'Deny' })));
        const { outcome, layer } = decide(request, none);
        expect(outcome === 'allow' ? layer : 'root').toBe('root');
      }),
      RUNS,
    );
  });

  it('order and repetition of statements, policies and levels never matter to outcome and layer', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (request, layers) => {
        const turned = mapPolicies(layers, (policy) => policy.toReversed());
        const twice = mapPolicies(layers, (policy) => [...policy, ...policy.toReversed()]);
        const reversed: RawLayers = {
          ...turned,
          identity: [...turned.identity.toReversed(), ...turned.identity],
          session: turned.session && [...turned.session, ...turned.session.toReversed()],
          resource: turned.resource?.toReversed(),
          scp: turned.scp?.toReversed().map((level) => level.toReversed()),
          rcp: turned.rcp && [...turned.rcp, ...turned.rcp],
        };
        const { outcome, layer } = decide(request, layers);
        expect(decide(request, turned)).toMatchObject({ outcome, layer });
        expect(decide(request, twice)).toMatchObject({ outcome, layer });
        expect(decide(request, reversed)).toMatchObject({ outcome, layer });
      }),
      RUNS,
    );
  });

  it('boundary, session, SCP, RCP and endpoint only narrow: what all of them let through, any fewer let through', () => {
    fc.assert(
      fc.property(
        anyRequest,
        rawLayers,
        fc.subarray(['boundary', 'session', 'scp', 'rcp', 'endpoint']),
        (request, layers, gone) => {
          // A federated user is the exception: it has nothing but what its session policies leave it.
          const without = gone.filter((layer) => layer !== 'session' || request.principal?.kind !== 'federated');
          const fewer = { ...layers, ...Object.fromEntries(without.map((layer) => [layer, undefined])) };
          expect(!grants(request, layers) || grants(request, fewer)).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('a federated user is granted nothing that the user behind it is not, where the resource grants nothing', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (asked, layers) => {
        const request = { ...asked, principal: CALLERS.federated, resourceAccount: OWN, needsResourceGrant: false };
        const own = { ...layers, resource: undefined, trust: undefined, endpoint: undefined };
        const user = { ...request, principal: CALLERS.user };
        expect(!grants(request, own) || grants(user, { ...own, session: undefined })).toBe(true);
        expect(grants(request, { ...own, session: undefined })).toBe(false);
      }),
      RUNS,
    );
  });

  it('a missing boundary lets nothing through that a silent one does not', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (request, layers) => {
        const compiled = compileLayers({ ...layers, boundary: [inert('boundary')] });
        const missing: PolicyLayers = { ...compiled, boundary: 'missing' };
        expect(authorize(request, missing)).toEqual(authorize(request, compiled));
      }),
      RUNS,
    );
  });

  it('bundling never matters, and the trace always agrees: outcome, layer and statement', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (request, raw) => {
        const layers = compileLayers(raw);
        const bundled = { ...layers, identity: bundlePolicies(layers.identity as readonly NamedPolicy[]) };
        const decision = authorize(request, layers);
        const trace = traceDecision(request, layers);
        expect(authorize(request, bundled)).toEqual(decision);
        expect(trace.decision).toEqual(decision);
        expect(traceDecision(request, bundled)).toEqual(trace);
      }),
      { numRuns: 2000 },
    );
  });
});
