import {
  type Decision,
  type NamedPolicy,
  PolicyError,
  authorize,
  bundlePolicies,
  compilePolicy,
  contextFrom,
  traceDecision,
  parsePolicy,
} from '../src/policy/index.ts';
import type { Answer, Doc, PolicyType, Question } from './question.ts';

/** An answer, and which statement gave it, by the place of its policy and its place in it. */
export interface EngineAnswer extends Answer {
  readonly statement?: string;
}

/** What the compiled engine says: by its decision, by that on identity policies under one index, and by its explanation. */
export interface EngineAnswers {
  readonly decided: EngineAnswer;
  readonly bundled: EngineAnswer;
  readonly explained: EngineAnswer;
}

/** Asks the compiled engine. `undefined` when the parser refuses one of the documents: then there is nothing to ask. */
export function askEngine(question: Question): EngineAnswers | undefined {
  try {
    const request = {
      action: question.action,
      resource: question.resource,
      context: contextFrom(question.context),
      ...(question.principal && { principal: question.principal }),
      ...(question.resourceAccount !== undefined && { resourceAccount: question.resourceAccount }),
      ...(question.needsResourceGrant !== undefined && { needsResourceGrant: question.needsResourceGrant }),
    };
    const layers = {
      identity: question.identity.map(named('identity')),
      ...(question.boundary && {
        boundary: question.boundary === 'missing' ? ('missing' as const) : named('boundary')(question.boundary),
      }),
      ...(question.session && { session: question.session.map(named('session')) }),
      ...(question.resourcePolicies && { resource: question.resourcePolicies.map(named('resource')) }),
      ...(question.trust && { trust: named('trust')(question.trust) }),
      ...(question.endpoint && { endpoint: named('endpoint')(question.endpoint) }),
      ...(question.scp && { scp: question.scp.map((level) => level.map(named('scp'))) }),
      ...(question.rcp && { rcp: question.rcp.map((level) => level.map(named('rcp'))) }),
    } as const;
    return {
      decided: answerOf(authorize(request, layers)),
      bundled: answerOf(authorize(request, { ...layers, identity: bundlePolicies(layers.identity) })),
      explained: answerOf(traceDecision(request, layers).decision),
    };
  } catch (error) {
    if (error instanceof PolicyError) return undefined;
    throw error;
  }
}

function answerOf({ outcome, layer, statement }: Decision): EngineAnswer {
  return { outcome, layer, ...(statement && { statement: `${statement.source.name}[${statement.index}]` }) };
}

const named =
  (type: PolicyType) =>
  (document: Doc, place = 0): NamedPolicy => ({
    source: { kind: 'inline', name: `${type} ${place}`, attachedTo: 'somebody' },
    policy: compilePolicy(parsePolicy(JSON.stringify(document)), type),
  });
