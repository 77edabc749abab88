import type { AuditEvent, UserIdentity } from '../audit/event.ts';
import { identityOf } from '../audit/event.ts';
import type { Explanations } from '../audit/explanations.ts';
import type { Trail } from '../audit/trail.ts';
import { NotAuthenticated } from '../authn/refusal.ts';
import { AccessDenied } from '../authz/refusal.ts';
import type { ServiceError } from '../domain/errors.ts';
import type { Ending, Rooms } from '../http/pipeline.ts';
import { redactInput, redactOutput } from '../wire/index.ts';
import { operationOf, type WireCall } from './wire-room.ts';

const UNREAD: UserIdentity = { type: 'Unknown' };

/** Who a refused request said it was; nobody proved it. */
function claimed(refusal: ServiceError): UserIdentity {
  if (!(refusal instanceof NotAuthenticated)) return UNREAD;
  const { accountId, accessKeyId } = refusal;
  return {
    type: 'Unknown',
    ...(accountId === undefined ? {} : { accountId }),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
  };
}

function eventOf({ visit, call, caller, input, outcome }: Ending<WireCall>): AuditEvent {
  const { origin, now, requestId } = visit;
  const refusal = 'refusal' in outcome ? outcome.refusal : undefined;
  const shape = call?.shape;
  const readOnly = shape !== undefined && operationOf(shape)?.kind === 'read';
  const identity = caller ? identityOf(caller) : refusal ? claimed(refusal) : UNREAD;
  return {
    time: now,
    requestId,
    identity,
    service: call?.service ?? '',
    eventName: shape?.name ?? '', // a name that is no operation of ours is not repeated
    region: caller?.signed.region ?? '',
    origin,
    fromConsole: caller?.signed.via === 'console',
    readOnly,
    recipientAccountId: caller?.accountId ?? (identity.type === 'Unknown' ? identity.accountId : undefined),
    requestParameters: shape && input !== undefined ? redactInput(shape, input as Readonly<Record<string, unknown>>) : undefined,
    responseElements:
      shape?.output && !readOnly && 'output' in outcome
        ? redactOutput(shape, (outcome.output ?? {}) as Readonly<Record<string, unknown>>)
        : undefined,
    error: refusal && { code: refusal.code, message: refusal.message },
  };
}

/** Why a request was refused, in full; undefined when there is nothing to add to its message. */
function explanationOf(refusal: ServiceError): { readonly accountId: string | undefined; readonly body: object } | undefined {
  if (refusal instanceof NotAuthenticated) {
    const body = refusal.explain?.();
    return body && { accountId: refusal.accountId, body };
  }
  if (refusal instanceof AccessDenied) return { accountId: undefined, body: refusal.explain() };
  return undefined;
}

/** How many refusals of unproven callers are explained in a second, for each account. */
const STRANGERS_EXPLAINED = 20;
/** The same for proven ones. To explain takes some 25 µs for each statement that the caller has (measured, Node 20). */
const CALLERS_EXPLAINED = 50;

/**
 * Writes down how every request ended: a change inside its own transaction, anything else with the next one; and, for a
 * refusal, why, for `ExplainRequest`.
 */
export function createRecorder(trail: Trail, explanations: Explanations): Rooms<WireCall>['record'] {
  // Whoever knows a key's id can have requests refused in its account's name: they must not push out what others want explained.
  // And whoever has a key must not be able to keep the server at explaining.
  let second = 0;
  const explainedNow = new Map<string, number>();
  const isFlood = (who: 'strangers' | 'callers', accountId: string, now: Date): boolean => {
    const current = Math.floor(now.getTime() / 1000);
    if (current !== second) explainedNow.clear();
    second = current;
    const key = `${who} ${accountId}`;
    const count = (explainedNow.get(key) ?? 0) + 1;
    explainedNow.set(key, count);
    return count > (who === 'strangers' ? STRANGERS_EXPLAINED : CALLERS_EXPLAINED);
  };
  return (ending, write) => {
    const event = eventOf(ending);
    if (write) {
      trail.recordWith(event);
      return;
    }
    trail.record(event);
    const { outcome, caller, call, visit } = ending;
    if (!('refusal' in outcome)) return;
    const { refusal } = outcome;
    if (!caller && (!(refusal instanceof NotAuthenticated) || refusal.accountId === undefined)) return;
    if (!caller && refusal instanceof NotAuthenticated && isFlood('strangers', refusal.accountId ?? '', visit.now)) return;
    if (caller && refusal instanceof AccessDenied && isFlood('callers', caller.accountId, visit.now)) return;
    const explained = explanationOf(refusal);
    const accountId = caller?.accountId ?? explained?.accountId;
    if (!explained || accountId === undefined) return;
    const { requestId, now, origin } = visit;
    explanations.add({
      accountId,
      requestId,
      time: now.getTime(),
      body: JSON.stringify({
        requestId,
        time: now.toISOString(),
        service: call?.service ?? '',
        operation: call?.shape?.name ?? '',
        sourceIp: origin.sourceIp,
        ...explained.body,
      }),
    });
  };
}
