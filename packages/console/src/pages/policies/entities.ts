import type { Output } from '../../api/wire.ts';
import { step, type Step } from '../../api/use-steps.ts';
import { groupPath, userPath } from '../../parts/entity-path.ts';

/** A user or group that uses a policy. */
export interface Entity {
  readonly kind: 'user' | 'group';
  readonly name: string;
}
/** Where an entity's page is. */
export const entityPath = ({ kind, name }: Entity): string => (kind === 'user' ? userPath(name) : groupPath(name));

type Page = Pick<Output<'ListEntitiesForPolicy'>, 'PolicyGroups' | 'PolicyUsers'>;

/** Who is in an answer: groups first, as AWS lists them. */
export function entitiesOf({ PolicyGroups = [], PolicyUsers = [] }: Page): readonly Entity[] {
  return [
    ...PolicyGroups.map(({ GroupName = '' }) => ({ kind: 'group' as const, name: GroupName })),
    ...PolicyUsers.map(({ UserName = '' }) => ({ kind: 'user' as const, name: UserName })),
  ];
}

/** Attaches a managed policy. */
export function attachStep({ kind, name }: Entity, arn: string): Step {
  return kind === 'user'
    ? step('AttachUserPolicy', { UserName: name, PolicyArn: arn })
    : step('AttachGroupPolicy', { GroupName: name, PolicyArn: arn });
}

/** Detaches a managed policy; one that is detached already is what was wanted. */
export function detachStep({ kind, name }: Entity, arn: string): Step {
  return kind === 'user'
    ? step('DetachUserPolicy', { UserName: name, PolicyArn: arn }, 'NoSuchEntity')
    : step('DetachGroupPolicy', { GroupName: name, PolicyArn: arn }, 'NoSuchEntity');
}
