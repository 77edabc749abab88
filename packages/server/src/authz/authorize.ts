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
import { refusalText } from './refusal-text.ts';
import { resourceOwner } from './resource-owner.ts';

/**
 * Asks whether `caller` may run `operation` on every one of `targets`, by every layer of policies that there is.
 *
 * The root user may do everything in its own account; a user needs an Allow and no Deny, within their boundary. Another
 * account's resources are reached only where their own policy lets the caller in.
 * @throws AccessDenied in AWS's words, for the first target that is not allowed
 */
export async function authorize(
  caller: Caller,
  operation: Operation<unknown>,
  targets: readonly Target[],
  now: Date,
  view: EnforcementView,
  gatherer: Gatherer,
): Promise<void> {
  // A caller whose user vanished between authentication and here proves nothing any more.
  const gathered = caller.kind === 'user' ? await gatherer.gather(caller, view) : undefined;
  if (caller.kind === 'user' && !gathered) {
    throw new ServiceError('InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  for (const target of targets) {
    const request: PolicyRequest = {
      action: target.action ?? operation.action,
      resource: target.arn,
      context: contextKeys(caller, gathered?.user.tags ?? [], target, now),
      principal: principalOf(caller),
      resourceAccount: resourceOwner(target.arn, caller.accountId),
    };
    const layers = layersOf(gathered, target, gatherer);
    const decision = decide(request, layers);
    if (decision.outcome !== 'allow') throw denied(caller, target, request, layers, decision);
  }
}

function layersOf(gathered: Gathered | undefined, target: Target, gatherer: Gatherer): PolicyLayers {
  return { identity: gatherer.identityFor(target, gathered), boundary: gathered?.boundary, ...gatherer.resourceSide(target) };
}

function denied(caller: Caller, target: Target, request: PolicyRequest, layers: PolicyLayers, decision: Decision): AccessDenied {
  const { action, resource } = request;
  const refused = {
    principal: caller.arn,
    action,
    resource: shownResource(action, target),
    crossAccount: ![caller.accountId, 'aws'].includes(resourceOwner(resource, caller.accountId)),
  };
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
