import type { InstanceProfile, Role } from '@aws-sdk/client-iam';
import { entityArn } from '../domain/arns.ts';
import { ServiceError } from '../domain/errors.ts';
import { findInstanceProfile, type InstanceProfileRow } from '../store/instance-profiles.ts';
import { listRolesById } from '../store/roles.ts';
import type { Queries } from '../store/store.ts';
import { listTags } from '../store/tags.ts';
import { describeRoles } from './describe-role.ts';
import type { ReadTools, Target } from './operation.ts';
import { resourceTagContext } from './request-tags.ts';

/**
 * Finds the instance profile that a request names.
 * @throws ServiceError `NoSuchEntity`. SOURCE: LocalStack's recordings of 2026-02 (test_iam_instance_profiles).
 */
export async function requireInstanceProfile(db: Queries, accountId: string, name: string): Promise<InstanceProfileRow> {
  const profile = await findInstanceProfile(db, accountId, name);
  if (!profile) throw new ServiceError('NoSuchEntity', `Instance Profile ${name} cannot be found.`);
  return profile;
}

/** The instance profile that a call acts on: its ARN with its real path, and its tags as condition keys. */
export async function instanceProfileTarget(
  { caller: { accountId }, db }: ReadTools,
  name: string,
  context: NonNullable<Target['context']> = {},
): Promise<Target> {
  const found = await findInstanceProfile(db, accountId, name);
  // The name as the caller wrote it: a refusal must not tell how, or whether, it is stored.
  const shown = `instance profile ${name}`;
  if (!found) return { arn: entityArn('instance-profile', { accountId, path: '/', name }), shown, context };
  const tags = await listTags(db, accountId, found.profileId);
  return { arn: entityArn('instance-profile', found), shown, context: { ...resourceTagContext(tags), ...context } };
}

/** Instance profiles with the roles that they hold, in AWS's shape and in the same order; tags are for the answers that have them. */
export async function describeInstanceProfiles(
  db: Queries,
  accountId: string,
  profiles: readonly InstanceProfileRow[],
): Promise<InstanceProfile[]> {
  const ids = profiles.flatMap(({ roleId }) => (roleId === null ? [] : [roleId]));
  const roles = new Map<string | null | undefined, Role>();
  for (const role of await describeRoles(db, await listRolesById(db, accountId, ids))) roles.set(role.RoleId, role);
  return profiles.map((profile) => {
    const role = roles.get(profile.roleId);
    return {
      Path: profile.path,
      InstanceProfileName: profile.name,
      InstanceProfileId: profile.profileId,
      Arn: entityArn('instance-profile', profile),
      CreateDate: new Date(profile.createdAt),
      Roles: role === undefined ? [] : [role],
    };
  });
}
