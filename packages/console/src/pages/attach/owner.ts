import { step, type Step } from '../../api/use-steps.ts';
import { policyNameIn, policyType, type PolicyType } from './policy-type.ts';

/** A user or a group, as what holds policies. */
export interface Owner {
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly arn: string;
}

/** A policy that somebody has, and how they came by it. */
export interface HeldPolicy {
  readonly name: string;
  readonly type: PolicyType | 'inline';
  /** Undefined for an inline policy. */
  readonly arn?: string;
  /** The group that gives it; undefined where it is the owner's own. */
  readonly group?: string;
}

/** Names a held policy among the others: the same one may come from several sides. */
export const keyOfHeld = ({ name, type, arn, group }: HeldPolicy): string => `${group ?? ''} ${type} ${arn ?? name}`;

/** A managed policy as it is held. */
export function heldManaged(arn: string, group?: string): HeldPolicy {
  return { name: policyNameIn(arn), type: policyType(arn), arn, ...(group === undefined ? {} : { group }) };
}
/** An inline policy as it is held. */
export function heldInline(name: string, group?: string): HeldPolicy {
  return { name, type: 'inline', ...(group === undefined ? {} : { group }) };
}

/** Attaches a managed policy. Doing it twice does no harm. */
export function attachStep({ kind, name }: Owner, arn: string): Step {
  return kind === 'user'
    ? step('AttachUserPolicy', { UserName: name, PolicyArn: arn })
    : step('AttachGroupPolicy', { GroupName: name, PolicyArn: arn });
}

/** Takes a policy away: a managed one is detached, an inline one is deleted. */
export function removeStep({ kind, name }: Owner, { arn, name: policy }: HeldPolicy): Step {
  if (kind === 'user') {
    return arn === undefined
      ? step('DeleteUserPolicy', { UserName: name, PolicyName: policy }, 'NoSuchEntity')
      : step('DetachUserPolicy', { UserName: name, PolicyArn: arn }, 'NoSuchEntity');
  }
  return arn === undefined
    ? step('DeleteGroupPolicy', { GroupName: name, PolicyName: policy }, 'NoSuchEntity')
    : step('DetachGroupPolicy', { GroupName: name, PolicyArn: arn }, 'NoSuchEntity');
}

/** The permission that `removeStep` takes, such as `iam:DetachUserPolicy`. */
export function removeAction(owner: Owner, policy: HeldPolicy | undefined): string {
  return `iam:${policy ? removeStep(owner, policy).operation : owner.kind === 'user' ? 'DetachUserPolicy' : 'DetachGroupPolicy'}`;
}

/** Where an inline policy of somebody is written: a new one, or one that there is. */
export function inlinePolicyPath({ kind, name }: Owner, policy?: string): string {
  const of = `${kind}=${encodeURIComponent(name)}`;
  return policy === undefined ? `/policies/create?${of}` : `/policies/edit?${of}&inline=${encodeURIComponent(policy)}`;
}
