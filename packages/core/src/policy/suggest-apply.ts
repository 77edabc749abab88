import { asciiLowerCase } from './ascii.ts';
import { compilePolicy, type CompiledPolicy } from './compile.ts';
import type { Layer, NamedPolicy, PolicyLayers, PolicySource, StatementRef } from './decision.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyRequest, RequestContext } from './request.ts';
import { type CompiledStatement, compileStatement, isHeeded } from './statement.ts';
import { indexStatements } from './statement-index.ts';
import type { AddedStatement, Change } from './trace.ts';

/** A request and the policies that it meets. */
export interface Situation {
  readonly request: PolicyRequest;
  readonly layers: PolicyLayers;
}

/**
 * A situation as it would be after a change. A statement that is added comes as a further policy of its layer, or stands at the
 * end of its policy where a layer has only one; a Deny that must go is left out.
 */
export function applyChange({ request, layers }: Situation, change: Change): Situation {
  const { layer, level = 0, statement, add, condition } = change;
  if (condition) return { request: { ...request, context: withValue(request.context, condition.key, condition.tried) }, layers };
  if (layer === 'partition') return { request, layers };
  if (add) return { request, layers: withAdded(layers, layer, level, add) };
  return { request, layers: statement ? replaceStatement(layers, layer, level, statement, () => undefined) : layers };
}

/** A situation without the statements that all these changes name, each layer built once: there may be thousands of Denies. */
export function leaveOut({ request, layers }: Situation, changes: readonly Change[]): Situation {
  const places = new Map<
    string,
    { readonly layer: Layer; readonly level: number; readonly gone: Map<PolicySource, Set<number>> }
  >();
  for (const { layer, level = 0, statement } of changes) {
    if (layer === 'partition' || !statement) continue;
    const name = `${layer} ${level}`;
    const place = places.get(name) ?? { layer, level, gone: new Map<PolicySource, Set<number>>() };
    places.set(name, place);
    const indexes = place.gone.get(statement.source) ?? new Set();
    place.gone.set(statement.source, indexes.add(statement.index));
  }
  let left = layers;
  for (const { layer, level, gone } of places.values()) {
    const policies = policiesOf(left, layer, level).map(({ source, policy }): NamedPolicy => {
      const indexes = gone.get(source);
      return {
        source,
        policy: indexes
          ? withStatements(
              policy,
              policy.statements.filter(({ index }) => !indexes.has(index)),
            )
          : policy,
      };
    });
    left = withPolicies(left, layer, level, policies);
  }
  return { request, layers: left };
}

/** A context in which one key has another value, or `undefined` for none. */
export function withValue(context: RequestContext, key: string, value: string | undefined): RequestContext {
  const lower = asciiLowerCase(key);
  return { get: (asked) => (asked === lower ? value : context.get(asked)) };
}

/** The policies of one layer, or of one level of it. */
export function policiesOf(layers: PolicyLayers, layer: Layer, level: number): readonly NamedPolicy[] {
  switch (layer) {
    case 'scp':
    case 'rcp':
      return layers[layer]?.[level] ?? [];
    case 'identity':
      return 'origins' in layers.identity ? layers.identity.policies : layers.identity;
    case 'session':
    case 'resource':
      return layers[layer] ?? [];
    case 'boundary':
      return layers.boundary === undefined || layers.boundary === 'missing' ? [] : [layers.boundary];
    case 'trust':
    case 'endpoint': {
      const only = layers[layer];
      return only ? [only] : [];
    }
  }
}

/** Whether a layer has only one policy, to whose end a statement is added. */
export const hasOnePolicy = (layer: Layer): boolean => layer === 'boundary' || layer === 'trust' || layer === 'endpoint';

/** Puts another statement in the place of one, or none. */
export function replaceStatement(
  layers: PolicyLayers,
  layer: Layer,
  level: number,
  { source, index }: Pick<StatementRef, 'source' | 'index'>,
  replace: (statement: CompiledStatement, policy: CompiledPolicy) => CompiledStatement | undefined,
): PolicyLayers {
  const policies = policiesOf(layers, layer, level).map((named): NamedPolicy => {
    if (named.source !== source) return named;
    const { policy } = named;
    const statements = policy.statements.flatMap((one) => (one.index === index ? (replace(one, policy) ?? []) : [one]));
    return { source, policy: withStatements(policy, statements) };
  });
  return withPolicies(layers, layer, level, policies);
}

function withAdded(layers: PolicyLayers, layer: Layer, level: number, add: AddedStatement): PolicyLayers {
  const policies = policiesOf(layers, layer, level);
  const [only] = policies;
  const { version, statements } = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: add }));
  if (hasOnePolicy(layer) && only) {
    const { policy } = only;
    // Not compiled anew from its document, which still has the statements that an earlier change left out.
    const next = policy.document.statements.length;
    const added = statements.map((one, i) => compileStatement(one, next + i, policy.variables, layer));
    return withPolicies(layers, layer, level, [{ ...only, policy: withStatements(policy, [...policy.statements, ...added]) }]);
  }
  const document = { ...(version && { version }), statements };
  const source: PolicySource = { kind: KINDS[layer], name: 'suggested', attachedTo: 'this layer' };
  return withPolicies(layers, layer, level, [...policies, { source, policy: compilePolicy(document, layer) }]);
}

/** A policy with other statements, indexed anew. */
function withStatements(policy: CompiledPolicy, statements: readonly CompiledStatement[]): CompiledPolicy {
  const heeded = statements.filter(isHeeded);
  return {
    ...policy,
    statements,
    denies: indexStatements(heeded.filter(({ effect }) => effect === 'Deny')),
    allows: indexStatements(heeded.filter(({ effect }) => effect === 'Allow')),
  };
}

const KINDS: Readonly<Record<Layer, PolicySource['kind']>> = {
  identity: 'inline',
  boundary: 'managed',
  session: 'session',
  resource: 'resource',
  trust: 'trust',
  endpoint: 'endpoint',
  scp: 'scp',
  rcp: 'rcp',
};

function withPolicies(layers: PolicyLayers, layer: Layer, level: number, policies: readonly NamedPolicy[]): PolicyLayers {
  if (layer === 'scp' || layer === 'rcp') {
    return { ...layers, [layer]: layers[layer]?.map((old, at) => (at === level ? policies : old)) };
  }
  return { ...layers, [layer]: hasOnePolicy(layer) ? policies[0] : policies };
}
