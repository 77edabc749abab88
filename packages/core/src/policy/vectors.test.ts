import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { bundlePolicies } from './bundle.ts';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { traceDecision } from './trace-decision.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyType } from './policy-type.ts';
import type { Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';

interface Described {
  readonly name: string;
  readonly tricky?: number;
  readonly reason?: string;
}

interface DecisionCase extends Described {
  readonly principal?: string | Principal;
  readonly resourceAccount?: string;
  readonly needsResourceGrant?: boolean;
  readonly identity: readonly unknown[];
  readonly boundary?: unknown;
  readonly session?: readonly unknown[];
  readonly resourcePolicies?: readonly unknown[];
  readonly trust?: unknown;
  readonly endpoint?: unknown;
  readonly scp?: readonly (readonly unknown[])[];
  readonly rcp?: readonly (readonly unknown[])[];
  readonly request: { readonly action: string; readonly resource: string; readonly context: Record<string, string | string[]> };
  readonly expected: {
    readonly outcome: string;
    readonly layer: string;
    readonly statement?: { readonly policy: number; readonly index: number };
  };
}

interface ConditionCase extends Described {
  readonly condition: object;
  readonly version?: string;
  readonly key: string;
  readonly rows: readonly (readonly [null | string | readonly string[], boolean])[];
}

interface VectorFile {
  readonly documents?: Readonly<Record<string, unknown>>;
  readonly principals?: Readonly<Record<string, Principal>>;
  readonly cases: readonly (DecisionCase | ConditionCase)[];
}

const folder = new URL('../../vectors/policy/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string): VectorFile => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as VectorFile;

const compile = (document: unknown, type: PolicyType, name: string): NamedPolicy => ({
  source: { kind: 'inline', name, attachedTo: 'user bob' },
  policy: compilePolicy(parsePolicy(JSON.stringify(document)), type),
});

function layersOf(one: DecisionCase, documents: VectorFile['documents'] = {}): PolicyLayers {
  const named = (document: unknown, type: PolicyType, name: string = type): NamedPolicy => {
    const found = typeof document === 'string' ? documents[document] : document;
    if (found === undefined) throw new Error(`no document is named ${JSON.stringify(document)}`);
    return compile(found, type, name);
  };
  const all = (type: PolicyType, list: readonly unknown[] = []): readonly NamedPolicy[] =>
    list.map((document, i) => named(document, type, String(i)));
  const { identity, boundary, session, resourcePolicies, trust, endpoint, scp, rcp } = one;
  return {
    identity: all('identity', identity),
    boundary: boundary === undefined || boundary === 'missing' ? boundary : named(boundary, 'boundary'),
    session: session && all('session', session),
    resource: resourcePolicies && all('resource', resourcePolicies),
    trust: trust === undefined ? undefined : named(trust, 'trust'),
    endpoint: endpoint === undefined ? undefined : named(endpoint, 'endpoint'),
    scp: scp?.map((level) => all('scp', level)),
    rcp: rcp?.map((level) => all('rcp', level)),
  };
}

function requestOf(one: DecisionCase, principals: VectorFile['principals'] = {}): PolicyRequest {
  const principal = typeof one.principal === 'string' ? principals[one.principal] : one.principal;
  if (typeof one.principal === 'string' && !principal) throw new Error(`nobody is named ${one.principal}`);
  const { resourceAccount, needsResourceGrant } = one;
  return { ...one.request, context: contextFrom(one.request.context), principal, resourceAccount, needsResourceGrant };
}

const titleOf = ({ name, tricky }: Described): string => name + (tricky === undefined ? '' : ` [1.11 case ${tricky}]`);

/** What the condition says of one value of the key, by an Allow and by a Deny, each decided both ways. */
function holds(one: ConditionCase, value: null | string | readonly string[]): boolean {
  const everything = { Action: '*', Resource: '*' };
  const ask = (...statements: object[]): string => {
    const document = { Version: one.version ?? '2012-10-17', Statement: statements };
    const layers = { identity: [compile(document, 'identity', 'p')] };
    const context = contextFrom(value === null ? {} : { [one.key]: value });
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context };
    const decision = authorize(request, layers);
    expect(traceDecision(request, layers).decision).toEqual(decision);
    return decision.outcome;
  };
  const allows = ask({ Effect: 'Allow', ...everything, Condition: one.condition });
  const denies = ask({ Effect: 'Allow', ...everything }, { Effect: 'Deny', ...everything, Condition: one.condition });
  expect([allows, denies]).toEqual(allows === 'allow' ? ['allow', 'explicitDeny'] : ['implicitDeny', 'allow']);
  return allows === 'allow';
}

describe.each(files)('vectors %s', (file) => {
  const { cases, documents, principals } = read(file);
  const decisions = cases.filter((one) => 'expected' in one);
  const conditions = cases.filter((one) => 'condition' in one);

  it('has nothing but cases of decisions and of conditions, no name twice', () => {
    expect(decisions.length + conditions.length).toBe(cases.length);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it.each(decisions.map((one) => [titleOf(one), one] as const))('%s', (_title, one) => {
    const layers = layersOf(one, documents);
    const request = requestOf(one, principals);
    const decision = authorize(request, layers);
    const { outcome, layer, statement } = one.expected;
    expect(decision).toMatchObject({
      outcome,
      layer,
      ...(statement && { statement: { source: { name: String(statement.policy) }, index: statement.index } }),
    });
    expect(traceDecision(request, layers).decision).toEqual(decision);
    const bundled = { ...layers, identity: bundlePolicies(layers.identity as readonly NamedPolicy[]) };
    expect(authorize(request, bundled)).toEqual(decision);
  });

  it.each(conditions.map((one) => [titleOf(one), one] as const))('%s', (_title, one) => {
    expect(one.rows.map(([value]) => [value, holds(one, value)])).toEqual(one.rows);
  });
});

/** The tricky cases that no decision can show: each stands in a test of its own. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  35: 'size.test.ts',
  36: 'wildcard.test.ts',
};

describe('the tricky cases of the semantics reference', () => {
  const covered = new Set(files.flatMap((file) => read(file).cases.map(({ tricky }) => tricky)));
  const isTried = (number: number): boolean => {
    const elsewhere = ELSEWHERE[number];
    if (elsewhere === undefined) return covered.has(number);
    return readFileSync(new URL(elsewhere, import.meta.url), 'utf8').includes(`[1.11 case ${number}]`);
  };

  it.each(Array.from({ length: 36 }, (_, i) => i + 1))('case %i is tried', (number) => {
    expect(isTried(number)).toBe(true);
  });

  it('has no exception for what the vectors show', () => {
    expect(Object.keys(ELSEWHERE).filter((number) => covered.has(Number(number)))).toEqual([]);
  });

  it('every case with a principal and every condition gives its reason', () => {
    const silent = files.flatMap((file) =>
      read(file).cases.filter((one) => !one.reason && ('principal' in one || 'rows' in one)),
    );
    expect(silent).toEqual([]);
  });
});
