import {
  authorize as decide,
  describeTrace,
  explainDecision,
  type Decision,
  type PolicyLayers,
  type PolicyRequest,
} from '@countersign/core/policy';
import type { Caller } from '../domain/caller.ts';
import { ServiceError } from '../domain/errors.ts';
import type { EnforcementView } from '../feed/entities.ts';
import type { Operation, Target } from '../operations/operation.ts';
import { contextKeys } from './context-keys.ts';
import type { Gathered, Gatherer } from './gather-policies.ts';
import { principalOf } from './principal-of.ts';
import { AccessDenied } from './refusal.ts';
import { refusalText, type Refused } from './refusal-text.ts';
import { resourceOwner } from './resource-owner.ts';

/** What decides about one request on one target. */
interface Question {
  readonly caller: Caller;
  readonly target: Target;
  readonly request: PolicyRequest;
  readonly layers: PolicyLayers;
}

/**
 * Asks whether `caller` may run `operation` on every one of `targets`, by every layer of policies that there is.
 *
 * The root user may do everything in its own account; a user needs an Allow and no Deny, within their boundary. Another
 * account's resources are reached only where their own policy lets the caller in.
 * @throws AccessDenied in AWS's words, for the first target that is not allowed
 */
export async function authorize(
  caller: Caller,
  operation: Pick<Operation<unknown>, 'action'>,
  targets: readonly Target[],
  now: Date,
  view: EnforcementView,
  gatherer: Gatherer,
): Promise<void> {
  const gathered = await gather(caller, view, gatherer);
  for (const target of targets) {
    const question = questionOf(caller, operation.action, target, now, gathered, gatherer);
    const decision = decide(question.request, question.layers);
    if (decision.outcome !== 'allow') throw denied(question, decision);
  }
}

/**
 * What `authorize` would say to each of `targets`, every one of which names its action.
 * @returns for each the refusal's message; undefined where the caller may.
 */
export async function refusals(
  caller: Caller,
  targets: readonly (Target & { readonly action: string })[],
  now: Date,
  view: EnforcementView,
  gatherer: Gatherer,
): Promise<readonly (string | undefined)[]> {
  const gathered = await gather(caller, view, gatherer);
  return targets.map((target) => {
    const question = questionOf(caller, target.action, target, now, gathered, gatherer);
    const decision = decide(question.request, question.layers);
    return decision.outcome === 'allow' ? undefined : refusalText(refusedBy(question), decision);
  });
}

async function gather(caller: Caller, view: EnforcementView, gatherer: Gatherer): Promise<Gathered | undefined> {
  if (caller.kind !== 'user') return undefined;
  const gathered = await gatherer.gather(caller, view);
  // A caller whose user vanished between authentication and here proves nothing any more.
  if (!gathered) throw new ServiceError('InvalidClientTokenId', 'The security token included in the request is invalid.');
  return gathered;
}

function questionOf(
  caller: Caller,
  action: string,
  target: Target,
  now: Date,
  gathered: Gathered | undefined,
  gatherer: Gatherer,
): Question {
  const request: PolicyRequest = {
    action: target.action ?? action,
    resource: target.arn,
    context: contextKeys(caller, gathered?.user.tags ?? [], target, now),
    principal: principalOf(caller),
    resourceAccount: resourceOwner(target.arn, caller.accountId),
  };
  const identity = gatherer.identityFor(target, gathered);
  return { caller, target, request, layers: { identity, boundary: gathered?.boundary, ...gatherer.resourceSide(target) } };
}

function refusedBy({ caller, target, request: { action, resource } }: Question): Refused {
  return {
    principal: caller.arn,
    action,
    resource: shownResource(action, target),
    crossAccount: ![caller.accountId, 'aws'].includes(resourceOwner(resource, caller.accountId)),
  };
}

function denied(question: Question, decision: Decision): AccessDenied {
  const { caller, request, layers } = question;
  const { action, resource } = request;
  const refused = refusedBy(question);
  const message = refusalText(refused, decision);
  return new AccessDenied(message, () => {
    const trace = explainDecision(request, refused.crossAccount ? ownSide(layers) : layers);
    return { kind: 'policy', action, resource, principal: caller.arn, message, text: describeTrace(trace), trace };
  });
}

/** INVARIANT: who is refused another account's resource learns nothing of that account's policies, not even from the explanation. */
function ownSide({ identity, boundary, session, scp, endpoint }: PolicyLayers): PolicyLayers {
  return { identity, boundary, session, resource: [], scp, endpoint };
}

/** STS names no resource where an action has none; IAM says `*`. SOURCE: recorded refusals of sts:GetAccessKeyInfo and sts:DecodeAuthorizationMessage. */
function shownResource(action: string, { arn, shown = arn }: Target): string | undefined {
  return shown === '*' && action.startsWith('sts:') ? undefined : shown;
}
