import { parseArn } from '@countersign/core/arn';
import { asciiLowerCase, type StatementTrace, type Trace } from '@countersign/core/policy';
import type { Caller } from '../domain/caller.ts';
import type { AuthorizationMessages } from '../operations/operation.ts';

interface Items<T> {
  readonly items: readonly T[];
}
interface Value {
  readonly value: string;
}
interface Condition {
  readonly key: string;
  readonly values: Items<Value>;
}

const list = <T>(items: readonly T[]): Items<T> => ({ items });
const valuesOf = (values: readonly string[]): Items<Value> => list(values.map((value) => ({ value })));

/**
 * Why a request was refused, as `DecodeAuthorizationMessage` gives it: JSON on one line. A message of a refusal for want of an
 * Allow has no statements. What makes it longer than `longest` bytes is left out, the values of the request first.
 *
 * INVARIANT: it holds nothing but what the trace holds, which is what `ExplainRequest` shows: of the request's values those
 * that a condition asked for.
 * SOURCE: STS API Reference, `DecodeAuthorizationMessage`, and its example in the AWS CLI's manual.
 */
export function authorizationMessage(trace: Trace, caller: Caller, longest: number): string {
  const { request, decision, steps } = trace;
  const isExplicit = decision.outcome === 'explicitDeny';
  const denying = isExplicit ? steps.filter(({ kind }) => kind === 'deny').flatMap(({ statements }) => statements) : [];
  const id = caller.kind === 'root' ? caller.accountId : caller.userId;
  const write = (statements: readonly StatementTrace[], conditions: readonly Condition[]): string =>
    JSON.stringify({
      allowed: false,
      explicitDeny: isExplicit,
      matchedStatements: list(statements.map((statement) => statementItem(statement, id))),
      failures: list([]),
      context: {
        principal: { id, ...(caller.kind === 'user' ? { name: caller.userName } : {}), arn: caller.arn },
        action: request.action,
        resource: request.resource,
        conditions: list(conditions),
      },
    });
  const ofResource = resourceConditions(request.resource);
  const attempts = [
    () => write(denying, [...askedFor(trace), ...ofResource]),
    () => write(denying, ofResource),
    () => write(denying.slice(0, 1), ofResource),
    () => write([], []),
  ];
  for (const attempt of attempts) {
    const text = attempt();
    if (new TextEncoder().encode(text).length <= longest) return text;
  }
  throw new RangeError('the action and the resource alone are too long for an authorization message');
}

/**
 * A refusal in the words of the services whose refusals carry a message, such as EC2's `UnauthorizedOperation`. IAM's and STS's
 * own never do.
 * @param text from `refusalText`
 */
export function refusalWithMessage(
  text: string,
  trace: Trace,
  caller: Caller,
  messages: Pick<AuthorizationMessages, 'seal' | 'longest'>,
  now: Date,
): string {
  const encoded = messages.seal(caller.accountId, authorizationMessage(trace, caller, messages.longest), now);
  return `You are not authorized to perform this operation. ${text}. Encoded authorization failure message: ${encoded}`;
}

function statementItem({ sid, effect, action, resource, conditions }: StatementTrace, principalId: string): object {
  return {
    statementId: sid ?? '',
    effect: effect.toUpperCase(),
    principals: valuesOf([principalId]),
    principalGroups: list([]),
    actions: valuesOf(action.patterns.map(({ pattern }) => pattern)),
    resources: valuesOf(resource.patterns.map(({ pattern }) => pattern)),
    conditions: list(conditions.map(({ key, policyValues }): Condition => ({ key, values: valuesOf(policyValues) }))),
  };
}

/** The values of the request that any condition asked for, each key once. */
function askedFor({ steps }: Trace): readonly Condition[] {
  const found = new Map<string, Condition>();
  for (const { key, contextValues } of steps.flatMap(({ statements }) => statements.flatMap(({ conditions }) => conditions))) {
    if (contextValues !== 'absent' && !found.has(asciiLowerCase(key))) {
      found.set(asciiLowerCase(key), { key, values: valuesOf(contextValues) });
    }
  }
  return [...found.values()];
}

/** The resource again, in its parts. SOURCE: recorded messages of EC2; the keys are of no use in a policy. */
function resourceConditions(resource: string): readonly Condition[] {
  const arn = parseArn(resource);
  if (!arn) return [];
  const parts: readonly (readonly [string, string])[] = [
    ['aws:Region', arn.region],
    ['aws:Service', arn.service],
    ['aws:Resource', arn.resource],
    ['aws:Type', arn.resource.split(/[/:]/, 1)[0] ?? ''],
    ['aws:Account', arn.account],
    ['aws:ARN', resource],
  ];
  return parts.filter(([, value]) => value !== '').map(([key, value]) => ({ key, values: valuesOf([value]) }));
}
