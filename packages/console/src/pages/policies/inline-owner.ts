import { POLICY_SIZES } from '@countersign/core/policy';
import type { Crumb } from '../../app/breadcrumbs.ts';
import { step, type Step } from '../../api/use-steps.ts';
import { entityPath, type Entity } from './entities.ts';

/** Whose inline policy the address speaks of. */
export function inlineOwner(address: URLSearchParams): Entity | undefined {
  for (const kind of ['user', 'group'] as const) {
    const name = address.get(kind);
    if (name !== null && name !== '') return { kind, name };
  }
  return undefined;
}

/** Writes an inline policy: a new one, or over one that there is. */
export function putStep({ kind, name }: Entity, policyName: string, document: string): Step {
  return kind === 'user'
    ? step('PutUserPolicy', { UserName: name, PolicyName: policyName, PolicyDocument: document })
    : step('PutGroupPolicy', { GroupName: name, PolicyName: policyName, PolicyDocument: document });
}

/** How much all the inline policies of an owner may be together, in characters without white space. */
export const inlineQuota = ({ kind }: Entity): number => (kind === 'user' ? POLICY_SIZES.userInline : POLICY_SIZES.groupInline);

/** The way to the owner's page. */
export function ownerCrumbs(owner: Entity, names: { readonly users: string; readonly groups: string }): readonly Crumb[] {
  return [
    { text: owner.kind === 'user' ? names.users : names.groups, path: `/${owner.kind}s` },
    { text: owner.name, path: entityPath(owner) },
  ];
}
