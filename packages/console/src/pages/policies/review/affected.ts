import { hasCode } from '../../../api/api-error.ts';
import { callAll } from '../../../api/use-api.ts';
import type { Entity } from '../entities.ts';
import { readEntities } from '../use-entities.ts';

/** Whose policy is edited: a managed one, or an inline one of a user or group. */
export type Target = PolicyTarget | Entity;
interface PolicyTarget {
  readonly kind: 'policy';
  readonly arn: string;
}

/** A user who feels a change, and through what. */
export interface Affected {
  readonly userName: string;
  /** `direct`: attached or inline. */
  readonly via: 'direct' | 'boundary' | { readonly group: string };
}

/** Every user whose permissions a change of the policy changes. A user can be there several times, once for each way. */
export async function readAffected(target: Target): Promise<readonly Affected[]> {
  if (target.kind !== 'policy')
    return target.kind === 'user' ? [{ userName: target.name, via: 'direct' }] : await membersOf(target.name);
  const [attached, bounded] = await Promise.all([
    readEntities(target.arn, 'PermissionsPolicy'),
    readEntities(target.arn, 'PermissionsBoundary'),
  ]);
  const groups = await Promise.all(attached.filter(({ kind }) => kind === 'group').map(({ name }) => membersOf(name)));
  return [
    ...attached.filter(({ kind }) => kind === 'user').map(({ name }) => ({ userName: name, via: 'direct' as const })),
    ...groups.flat(),
    ...bounded.map(({ name }) => ({ userName: name, via: 'boundary' as const })),
  ];
}

async function membersOf(group: string): Promise<readonly Affected[]> {
  try {
    const users = await callAll('GetGroup', { GroupName: group }, 'Users');
    return users.map(({ UserName = '' }) => ({ userName: UserName, via: { group } }));
  } catch (error) {
    if (hasCode(error, 'NoSuchEntity')) return []; // deleted in the meantime
    throw error;
  }
}
