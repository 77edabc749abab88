import type { ContextEntry } from '@aws-sdk/client-iam';
import { rootArn, userArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { findUserById } from '../../store/users.ts';
import type { ReadOperation, ReadTools, Target } from '../operation.ts';
import { withAccountGrant } from '../own-password-policy.ts';
import { readContextEntries } from '../simulate/context-entries.ts';

interface Check {
  readonly Action: string;
  /** `*` when left out. */
  readonly ResourceArn?: string;
  /** Condition keys that the request would have, beside those of every request. */
  readonly ContextEntries?: readonly ContextEntry[];
}
interface Result {
  readonly Action: string;
  readonly ResourceArn: string;
  readonly Allowed: boolean;
  /** The refusal, as the request itself would get it. */
  readonly Message?: string;
}
interface Input {
  readonly Checks: readonly Check[];
}
interface Output {
  readonly Results: readonly Result[];
}

/**
 * Says which of some requests the caller's own policies would allow, decided as the requests themselves would be. It asks for no
 * permission: who may not do a thing learns it by trying, too. What the resource itself adds, such as its tags, is known only as
 * far as `ContextEntries` tell it.
 */
export const checkPermissions: ReadOperation<Input, Output> = {
  kind: 'read',
  action: 'countersign:CheckPermissions',
  accessLevel: 'Read',

  async run({ Checks }, tools) {
    const own = await ownArn(tools);
    const targets = await Promise.all(Checks.map((check) => targetOf(check, own, tools)));
    const messages = await tools.refusals(targets);
    return {
      Results: targets.map(({ action, arn }, i) => {
        const message = messages[i];
        const result = { Action: action, ResourceArn: arn, Allowed: message === undefined };
        return message === undefined ? result : { ...result, Message: message };
      }),
    };
  },
};

async function targetOf(
  { Action, ResourceArn = '*', ContextEntries }: Check,
  own: string,
  tools: ReadTools,
): Promise<Target & { readonly action: string }> {
  if (!/^[\w-]+:[\w-]+$/.test(Action)) throw new ServiceError('ValidationError', `${Action} is no action: write service:Action.`);
  const context = Object.fromEntries(readContextEntries(ContextEntries));
  const target = { action: Action, arn: ResourceArn, context };
  // What the account lets every user do is no policy of theirs.
  const action = Action.toLowerCase();
  const isGranted = (action === 'iam:changepassword' && ResourceArn === own) || action === 'iam:getaccountpasswordpolicy';
  return isGranted ? { ...(await withAccountGrant(target, tools)), action: Action } : target;
}

async function ownArn({ caller, db }: ReadTools): Promise<string> {
  if (caller.kind === 'root') return rootArn(caller.accountId);
  const user = await findUserById(db, caller.accountId, caller.userId);
  return user ? userArn(user) : caller.arn;
}
