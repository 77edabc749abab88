import { asciiLowerCase } from './ascii.ts';
import { authorize } from './authorize.ts';
import type { Layer, PolicyLayers } from './decision.ts';
import type { PatternList } from './document.ts';
import type { PolicyRequest } from './request.ts';
import { compileStatement } from './statement.ts';
import { applyChange, hasOnePolicy, leaveOut, policiesOf, replaceStatement, type Situation } from './suggest-apply.ts';
import { describeWanted, keyOf, wantedValues } from './suggest-condition.ts';
import { NEAREST, nearestAllows } from './suggest-nearest.ts';
import { smallestStatement } from './suggest-statement.ts';
import type { AddedStatement, Change, StatementTrace, Trace } from './trace.ts';
import { refOf, statementName as nameOf } from './statement-name.ts';
import { traceDecision } from './trace-decision.ts';

/** More rounds than any organization has levels. */
const MAX_ROUNDS = 24;

/**
 * What would turn a refusal into an allow, with the least that is granted: every change of the list together. Where a
 * condition is all that is in the way, it is named; otherwise a statement for this action, this resource and this caller.
 * Where nobody can add anything, the only change says so.
 *
 * INVARIANT: a list is tried before it is given: with its changes applied, `authorize` allows the request. Nothing is given
 * that does not.
 * @param trace from the same request and layers
 */
export function suggestChanges(request: PolicyRequest, layers: PolicyLayers, trace: Omit<Trace, 'changes'>): readonly Change[] {
  if (trace.decision.outcome === 'allow') return [];
  const now = { request, layers };
  return attempt(now, trace, true) ?? attempt(now, trace, false) ?? [];
}

type Told = Omit<Trace, 'changes'>;
/** A layer, or a level of it. */
interface Place {
  readonly layer: Layer;
  readonly level?: number;
}

function attempt(start: Situation, told: Told, mayChangeRequest: boolean): readonly Change[] | undefined {
  const changes: Change[] = [];
  // No more than a few values change, each once: who must change many had better change the policies.
  const untouched = (key: string): boolean => {
    const touched = changes.flatMap(({ condition }) => (condition ? [keyOf(condition)] : []));
    return mayChangeRequest && touched.length < NEAREST && !touched.includes(asciiLowerCase(key));
  };
  let now = start;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (authorize(now.request, now.layers).outcome === 'allow') return changes;
    const trace = round === 0 ? told : traceDecision(now.request, now.layers);
    const beyond = beyondChange(now, trace);
    if (beyond) return [beyond];
    const next =
      trace.decision.outcome === 'explicitDeny' ? overcomeDenies(now, trace, untouched) : breakSilence(now, trace, untouched);
    if (next.length === 0) return undefined;
    changes.push(...next);
    now = next.length > 1 ? leaveOut(now, next) : next.reduce(applyChange, now);
  }
  return undefined;
}

/** Where the layer that is silent takes no statement, a change that says so. */
function beyondChange({ request, layers }: Situation, { decision }: Told): Change | undefined {
  const { layer, outcome } = decision;
  if (outcome !== 'implicitDeny') return undefined;
  if (layer === 'root') return undefined;
  const say = (text: string): Change => ({ layer, kind: 'statement', text });
  if (layer === 'partition') return say('No policy can allow this: the resource is in another partition than the caller.');
  if (layer === 'boundary' && layers.boundary === 'missing') {
    return say(
      'The permissions boundary must be set to a policy that exists, or be removed: as long as its policy is missing, no policy can allow this.',
    );
  }
  if (layer === 'session' && layers.session === undefined) {
    return say(
      'A new session must be asked for, with session policies that allow this: a federated session without any can do nothing.',
    );
  }
  if (layer === 'resource' && layers.resource === undefined) {
    return say(
      'The resource would need a policy of its own that lets this caller in; no policy of the caller can do that, and the resource has none.',
    );
  }
  if (request.principal === undefined && (layer === 'resource' || layer === 'trust')) {
    return say('A policy of the resource must let the caller in, and the request does not say who that is.');
  }
  return undefined;
}

/** One value of the request that keeps a Deny from matching; or else all of the Denies, which must change themselves. */
function overcomeDenies(now: Situation, { steps }: Told, untouched: (key: string) => boolean): readonly Change[] {
  const found = steps.flatMap(({ kind, level, statements }) =>
    kind === 'deny' || kind === 'partition' || kind === 'root'
      ? []
      : statements.filter(isDenying).map((statement) => ({ place: placeOf(kind, level), statement })),
  );
  const seen = new Map<unknown, Set<string>>();
  const denials = found.filter(({ place, statement }) => {
    const names = seen.get(statement.source) ?? new Set();
    seen.set(statement.source, names);
    const name = `${place.layer} ${place.level} ${statement.index}`;
    return !names.has(name) && names.add(name);
  });
  for (const { place, statement } of denials.slice(0, NEAREST)) {
    const change = conditionChange(now, place, statement, false, untouched);
    if (change) return [change];
  }
  return denials.map(({ place, statement }): Change => {
    const why = statement.conditions.length === 0 ? '' : ', and no other value of the request that was tried keeps it from that';
    const text = `${capital(nameOf(statement))} denies it${why}: that statement must be narrowed or removed.`;
    return { ...place, kind: 'deny', text, statement: refOf(statement) };
  });
}

/** What makes the layer that is silent allow the request: a condition that is met, or a statement more. */
function breakSilence(now: Situation, { steps, decision }: Told, untouched: (key: string) => boolean): readonly Change[] {
  const step = steps.find(({ kind, result }) => kind === decision.layer && result === 'implicitDeny');
  if (!step || step.kind === 'deny' || step.kind === 'partition' || step.kind === 'root') return [];
  const place = placeOf(step.kind, step.level);
  const near = nearestAllows(step.statements);
  for (const statement of near.filter(lacksOneCondition)) {
    const change = conditionChange(now, place, statement, true, untouched);
    if (change) return [change];
  }
  const policies = policiesOf(now.layers, place.layer, place.level ?? 0);
  const variables = !hasOnePolicy(place.layer) || (policies[0]?.policy.variables ?? true);
  const add = smallestStatement(now.request, place.layer, variables);
  if (!add) return [];
  const change = statementChange(now, place, near[0], add);
  return isProgress(applyChange(now, change), place) ? [change] : [];
}

function conditionChange(
  now: Situation,
  place: Place,
  statement: StatementTrace,
  holds: boolean,
  untouched: (key: string) => boolean,
): Change | undefined {
  const compiled = policiesOf(now.layers, place.layer, place.level ?? 0)
    .find(({ source }) => source === statement.source)
    ?.policy.statements.find(({ index }) => index === statement.index);
  if (!compiled || statement.unknown.length > 0) return undefined;
  for (const [at, one] of statement.conditions.slice(0, 2 * NEAREST).entries()) {
    if (one.result === holds || !untouched(one.key)) continue;
    for (const condition of wantedValues(now.request, compiled, at, one, holds)) {
      const name = nameOf(statement);
      const wanted = describeWanted(condition, holds);
      const text = holds
        ? `${capital(name)} would allow it, but for a condition: ${wanted}.`
        : `${capital(name)} denies it, and would not if a condition failed: ${wanted}.`;
      const change: Change = { ...place, kind: holds ? 'condition' : 'deny', text, statement: refOf(statement), condition };
      const after = applyChange(now, change);
      if (holds ? isProgress(after, place) : isSpared(after, statement)) return change;
    }
  }
  return undefined;
}

/** Whether a layer is no longer the one that is silent, and nothing denies. */
function isProgress({ request, layers }: Situation, { layer, level }: Place): boolean {
  const { outcome, layer: decider } = authorize(request, layers);
  if (outcome !== 'implicitDeny') return outcome === 'allow';
  if (decider !== layer) return true;
  if (level === undefined) return false;
  const { steps } = traceDecision(request, layers);
  return !steps.some((step) => step.kind === layer && step.level === level && step.result === 'implicitDeny');
}

/** Whether a statement no longer denies. */
const isSpared = ({ request, layers }: Situation, statement: StatementTrace): boolean =>
  !traceDecision(request, layers).steps.some(
    ({ kind, statements }) => kind === 'deny' && statements.some((one) => isSame(one, statement)),
  );

/** A statement to add; or as good, an action or resource more for one that is as narrow. */
function statementChange(now: Situation, place: Place, near: StatementTrace | undefined, add: AddedStatement): Change {
  const where = WHERE[place.layer];
  const level = place.level === undefined ? '' : ` at level ${place.level + 1} of ${levelsOf(now.layers, place.layer)}`;
  const plain: Change = { ...place, kind: 'statement', text: `${capital(where)}${level} would need this statement.`, add };
  if (near && lacksConditions(near)) {
    const failed = near.conditions.filter(({ result }) => !result).map(({ key }) => key);
    const but = `${capital(nameOf(near))} would allow it but for its conditions on ${[...new Set(failed)].join(' and ')}`;
    return { ...plain, text: `${but}; ${where}${level} would need this statement to allow it without them.` };
  }
  if (!near || !lacksOnePattern(near)) return plain;
  const lacking = near.action.ok ? 'resource' : 'action';
  const other = near.action.ok ? 'this action, but not on this resource' : 'other actions on this resource, but not this one';
  const allows = `${capital(nameOf(near))} allows ${other}`;
  const extended = extend(now, place, near, add, lacking);
  if (!extended) return { ...plain, text: `${allows}; ${where}${level} would need this statement.` };
  const [element, more] = lacking === 'action' ? ['Action', add.Action] : ['Resource', add.Resource ?? ''];
  const text = `${allows}: ${JSON.stringify(more)} could be added to its ${element}, or this statement to ${where}${level}.`;
  return { ...place, kind: lacking, text, statement: refOf(near), add };
}

/** Whether the near statement, with one pattern more, grants no more than the statement to add, and lets the request through. */
function extend(
  { request, layers }: Situation,
  place: Place,
  near: StatementTrace,
  add: AddedStatement,
  lacking: 'action' | 'resource',
): boolean {
  const kept = lacking === 'action' ? near.resource : near.action;
  const wanted = lacking === 'action' ? add.Resource : add.Action;
  const only = kept.patterns.length === 1 ? kept.patterns[0]?.pattern : undefined;
  const isExact = lacking === 'action' ? only === wanted : only?.toLowerCase() === wanted?.toLowerCase();
  if (wanted === undefined || !isExact || near[lacking].element.startsWith('Not') || kept.element.startsWith('Not')) return false;
  const { principal } = near;
  if (principal && (principal.entries.length !== 1 || principal.element !== 'Principal')) return false;
  const changed = replaceStatement(layers, place.layer, place.level ?? 0, near, ({ source, index }, { variables, type }) => {
    const action = lacking === 'action' ? longer(source.action, add.Action) : source.action;
    const resource = lacking === 'resource' ? longer(source.resource, add.Resource ?? '') : source.resource;
    return compileStatement({ ...source, ...(action && { action }), ...(resource && { resource }) }, index, variables, type);
  });
  return isProgress({ request, layers: changed }, place);
}

const longer = (list: PatternList | undefined, value: string): PatternList | undefined =>
  list && { ...list, patterns: [...list.patterns, { ...list.element, value }] };

const isDenying = ({ effect, matched }: StatementTrace): boolean => effect === 'Deny' && matched;

const lacksConditions = ({ action, resource, principal, conditions, unknown }: StatementTrace): boolean =>
  action.ok && resource.ok && principal?.ok !== false && unknown.length === 0 && conditions.some(({ result }) => !result);

const lacksOneCondition = (statement: StatementTrace): boolean =>
  lacksConditions(statement) && statement.conditions.filter(({ result }) => !result).length === 1;

const lacksOnePattern = ({ action, resource, principal, conditions, unknown }: StatementTrace): boolean =>
  action.ok !== resource.ok && principal?.ok !== false && unknown.length === 0 && conditions.every(({ result }) => result);

const placeOf = (layer: Layer, level: number | undefined): Place => (level === undefined ? { layer } : { layer, level });
const isSame = (a: StatementTrace, b: StatementTrace): boolean => a.source === b.source && a.index === b.index;
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const levelsOf = (layers: PolicyLayers, layer: Layer): number =>
  layer === 'scp' || layer === 'rcp' ? (layers[layer]?.length ?? 0) : 1;

const WHERE: Readonly<Record<Layer, string>> = {
  identity: "the caller's policies",
  boundary: 'the permissions boundary',
  session: 'the session policies',
  resource: "the resource's own policy",
  trust: "the role's trust policy",
  endpoint: 'the VPC endpoint policy',
  scp: 'the service control policies',
  rcp: 'the resource control policies',
};
