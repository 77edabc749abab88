import {
  authorize as decide,
  describeTrace,
  explainDecision,
  type Decision,
  type NamedPolicy,
  type PolicyBundle,
} from '@countersign/core/policy';
import { parseArn } from '@countersign/core/arn';
import type { Caller } from '../domain/caller.ts';
import { ServiceError } from '../domain/errors.ts';
import type { EnforcementView } from '../feed/entities.ts';
import type { Operation, Target } from '../operations/operation.ts';
import { contextKeys } from './context-keys.ts';
import type { Gathered, Gatherer } from './gather-policies.ts';
import { AccessDenied } from './refusal.ts';

/** AWS's reason clause. SOURCE: IAM User Guide, "Troubleshoot access denied error messages". */
function because(decision: Decision, action: string): string {
  const policy = decision.layer === 'boundary' ? 'permissions boundary' : 'identity-based policy';
  if (decision.outcome === 'explicitDeny')
    return `with an explicit deny in ${decision.layer === 'boundary' ? 'a' : 'an'} ${policy}`;
  return `because no ${policy} allows the ${action} action`;
}

/** Whether a caller can reach this resource at all without a policy on the resource's side: its own account's, or AWS's own. */
function withinReach(caller: Caller, arn: string): boolean {
  if (arn === '*') return true;
  const account = parseArn(arn)?.account;
  return account === caller.accountId || account === 'aws' || account === '';
}

/**
 * Asks whether `caller` may run `operation` on every one of `targets`.
 *
 * The root user may do everything in its own account; a user needs an Allow and no Deny, within their boundary.
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
    const action = target.action ?? operation.action;
    const subject = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${target.shown ?? target.arn}`;
    if (!withinReach(caller, target.arn)) {
      const message = `${subject} because no resource-based policy allows the ${action} action`;
      throw new AccessDenied(message, () => unreachable(caller, action, target, message));
    }
    if (!gathered) continue;
    const request = { action, resource: target.arn, context: contextKeys(caller, gathered.user, target, now) };
    const decision = decide(request, layers(gathered));
    if (decision.outcome === 'allow') continue;
    const message = `${subject} ${because(decision, action)}`;
    throw new AccessDenied(message, () => {
      const trace = explainDecision(request, layers(gathered));
      return { kind: 'policy', action, resource: target.arn, principal: caller.arn, message, text: describeTrace(trace), trace };
    });
  }
}

type Layers = { identity: PolicyBundle; boundary?: NamedPolicy | 'missing' };
const layers = ({ identity, boundary }: Gathered): Layers => (boundary === undefined ? { identity } : { identity, boundary });

function unreachable(caller: Caller, action: string, target: Target, message: string): ReturnType<AccessDenied['explain']> {
  const request = { action, resource: target.arn, context: contextKeys(caller, undefined, target, new Date(0)) };
  return {
    kind: 'policy',
    action,
    resource: target.arn,
    principal: caller.arn,
    message,
    text: `The resource belongs to another account than the caller's (${caller.accountId}), and no policy on that resource lets the caller in.`,
    trace: explainDecision(request, { identity: [] }),
  };
}
