import type { Role } from '@aws-sdk/client-iam';
import { roleArn } from '../domain/arns.ts';
import type { RoleRow } from '../store/roles.ts';
import type { Queries } from '../store/store.ts';
import type { TagRow } from '../store/tags.ts';
import { describeBoundary } from './describe-boundary.ts';
import { describeTags } from './describe-user.ts';
import { showTrustPolicies } from './trust-policy.ts';

// SOURCE: which answer shows which members: LocalStack's recordings of 2026-02 (test_iam_roles, test_iam_instance_profiles).

/** Roles as instance profiles show them, in the same order: who they are, and whom they trust. */
export async function describeRoles(db: Queries, roles: readonly RoleRow[]): Promise<Role[]> {
  const trusts = await showTrustPolicies(
    db,
    roles.map(({ trustPolicy }) => trustPolicy),
  );
  return roles.map((role, i) => ({
    Path: role.path,
    RoleName: role.name,
    RoleId: role.roleId,
    Arn: roleArn(role),
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: trusts[i] ?? role.trustPolicy,
  }));
}

/** Roles as `ListRoles` shows them: without tags, boundary and last use. */
export async function describeListedRoles(db: Queries, roles: readonly RoleRow[]): Promise<Role[]> {
  const described = await describeRoles(db, roles);
  return described.map((role, i) => ({ ...role, ...describeDescription(roles[i]), MaxSessionDuration: roles[i]?.maxSession }));
}

/** A role as `CreateRole` shows it, and `UpdateRoleDescription` with the description that it alone of them shows. */
export async function describeNewRole(db: Queries, role: RoleRow, tags: readonly TagRow[]): Promise<Role> {
  const [described] = await describeRoles(db, [role]);
  return { ...(described as Role), ...describeHung(role, tags) };
}

/** A role as `GetRole` shows it. */
export async function describeRoleWhole(db: Queries, role: RoleRow, tags: readonly TagRow[]): Promise<Role> {
  const [described] = await describeListedRoles(db, [role]);
  return {
    ...(described as Role),
    ...describeHung(role, tags),
    // An empty one says that the role was not used within 400 days.
    RoleLastUsed: {
      ...(role.lastUsedAt === null ? {} : { LastUsedDate: new Date(role.lastUsedAt) }),
      ...(role.lastUsedRegion === null ? {} : { Region: role.lastUsedRegion }),
    },
  };
}

/** The description of a role, when it has one. */
export function describeDescription(role: RoleRow | undefined): Pick<Role, 'Description'> {
  return role === undefined || role.description === null ? {} : { Description: role.description };
}

const describeHung = (role: RoleRow, tags: readonly TagRow[]): Pick<Role, 'PermissionsBoundary' | 'Tags'> => ({
  ...(role.boundaryArn === null ? {} : { PermissionsBoundary: describeBoundary(role.boundaryArn) }),
  ...(tags.length === 0 ? {} : { Tags: describeTags(tags) }),
});
