import { parseArn } from '@countersign/core/arn';
import type { Principal } from '@countersign/core/policy';
import { invalidInput } from './invalid-input.ts';

/** A user, group or role that a request names by its ARN. */
export interface NamedEntity {
  readonly kind: 'user' | 'group' | 'role';
  readonly accountId: string;
  readonly name: string;
}

/** Reads the ARN of a user, group or role. The path is not looked at. @returns undefined for any other text */
export function readEntityArn(text: string): NamedEntity | undefined {
  const arn = parseArn(text);
  if (arn?.partition !== 'aws' || arn.service !== 'iam' || arn.region !== '' || !/^\d{12}$/.test(arn.account)) return undefined;
  const [, kind, name] = /^(user|group|role)\/(?:.+\/)?([^/]+)$/.exec(arn.resource) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return { kind: kind as NamedEntity['kind'], accountId: arn.account, name };
}

/** Who is simulated to call. */
export interface SimulatedCaller {
  readonly account: string;
  /** As resource policies look at it: left out where nobody is named, and for a group, which no policy can name. */
  readonly principal?: Principal;
  /** The keys that the simulator adds unless they are given. Nothing else is: not even `aws:CurrentTime`. */
  readonly context: ReadonlyMap<string, string>;
}

/**
 * The caller that a request names, or somebody of the account that asks.
 * @param uniqueId of the user or role, where it is known
 * @throws ServiceError `InvalidInput`
 */
export function simulatedCaller(callerArn: string | undefined, ownAccount: string, uniqueId = ''): SimulatedCaller {
  if (callerArn === undefined) {
    // SOURCE: recorded answers of 2026-09: that is what AWS's simulator has as the user id of nobody.
    const context = [
      ['aws:principalaccount', ownAccount],
      ['aws:userid', 'STUB_PRINCIPAL_FOR_POLICY_SIMULATOR'],
    ] as const;
    return { account: ownAccount, context: new Map(context) };
  }
  const entity = readEntityArn(callerArn);
  if (!entity) throw invalidInput('Invalid caller - Caller must be an IAM user, role or group in this context.');
  const { kind, accountId: account, name } = entity;
  const context = new Map([
    ['aws:principalarn', callerArn],
    ['aws:principalaccount', account],
    // SOURCE: recorded, too: with a caller it is the caller's ARN, whatever the user's id is.
    ['aws:userid', callerArn],
  ]);
  if (kind === 'user') {
    context.set('aws:username', name);
    return { account, context, principal: { kind: 'user', account, arn: callerArn, userId: uniqueId } };
  }
  if (kind === 'group') return { account, context };
  const session = `arn:aws:sts::${account}:assumed-role/${name}/simulation`;
  return { account, context, principal: { kind: 'role', account, arn: session, roleArn: callerArn, roleId: uniqueId } };
}
