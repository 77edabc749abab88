import { addRoleToInstanceProfile } from './iam/add-role-to-instance-profile.ts';
import { attachRolePolicy } from './iam/attach-role-policy.ts';
import { createInstanceProfile } from './iam/create-instance-profile.ts';
import { createRole } from './iam/create-role.ts';
import { createServiceLinkedRole } from './iam/create-service-linked-role.ts';
import { deleteInstanceProfile } from './iam/delete-instance-profile.ts';
import { deleteRole } from './iam/delete-role.ts';
import { deleteRolePermissionsBoundary } from './iam/delete-role-permissions-boundary.ts';
import { deleteRolePolicy } from './iam/delete-role-policy.ts';
import { deleteServiceLinkedRole } from './iam/delete-service-linked-role.ts';
import { detachRolePolicy } from './iam/detach-role-policy.ts';
import { getInstanceProfile } from './iam/get-instance-profile.ts';
import { getRole } from './iam/get-role.ts';
import { getRolePolicy } from './iam/get-role-policy.ts';
import { getServiceLinkedRoleDeletionStatus } from './iam/get-service-linked-role-deletion-status.ts';
import { listAttachedRolePolicies } from './iam/list-attached-role-policies.ts';
import { listInstanceProfileTags } from './iam/list-instance-profile-tags.ts';
import { listInstanceProfiles } from './iam/list-instance-profiles.ts';
import { listInstanceProfilesForRole } from './iam/list-instance-profiles-for-role.ts';
import { listRolePolicies } from './iam/list-role-policies.ts';
import { listRoleTags } from './iam/list-role-tags.ts';
import { listRoles } from './iam/list-roles.ts';
import { putRolePermissionsBoundary } from './iam/put-role-permissions-boundary.ts';
import { putRolePolicy } from './iam/put-role-policy.ts';
import { removeRoleFromInstanceProfile } from './iam/remove-role-from-instance-profile.ts';
import { tagInstanceProfile } from './iam/tag-instance-profile.ts';
import { tagRole } from './iam/tag-role.ts';
import { untagInstanceProfile } from './iam/untag-instance-profile.ts';
import { untagRole } from './iam/untag-role.ts';
import { updateAssumeRolePolicy } from './iam/update-assume-role-policy.ts';
import { updateRole } from './iam/update-role.ts';
import { updateRoleDescription } from './iam/update-role-description.ts';
import type { Operation } from './operation.ts';

/** The operations on roles and instance profiles, by `service:Operation`. */
export const roleOperations: Readonly<Record<string, Operation>> = {
  'iam:AddRoleToInstanceProfile': addRoleToInstanceProfile,
  'iam:AttachRolePolicy': attachRolePolicy,
  'iam:CreateInstanceProfile': createInstanceProfile,
  'iam:CreateRole': createRole,
  'iam:CreateServiceLinkedRole': createServiceLinkedRole,
  'iam:DeleteInstanceProfile': deleteInstanceProfile,
  'iam:DeleteRole': deleteRole,
  'iam:DeleteRolePermissionsBoundary': deleteRolePermissionsBoundary,
  'iam:DeleteRolePolicy': deleteRolePolicy,
  'iam:DeleteServiceLinkedRole': deleteServiceLinkedRole,
  'iam:DetachRolePolicy': detachRolePolicy,
  'iam:GetInstanceProfile': getInstanceProfile,
  'iam:GetRole': getRole,
  'iam:GetRolePolicy': getRolePolicy,
  'iam:GetServiceLinkedRoleDeletionStatus': getServiceLinkedRoleDeletionStatus,
  'iam:ListAttachedRolePolicies': listAttachedRolePolicies,
  'iam:ListInstanceProfileTags': listInstanceProfileTags,
  'iam:ListInstanceProfiles': listInstanceProfiles,
  'iam:ListInstanceProfilesForRole': listInstanceProfilesForRole,
  'iam:ListRolePolicies': listRolePolicies,
  'iam:ListRoleTags': listRoleTags,
  'iam:ListRoles': listRoles,
  'iam:PutRolePermissionsBoundary': putRolePermissionsBoundary,
  'iam:PutRolePolicy': putRolePolicy,
  'iam:RemoveRoleFromInstanceProfile': removeRoleFromInstanceProfile,
  'iam:TagInstanceProfile': tagInstanceProfile,
  'iam:TagRole': tagRole,
  'iam:UntagInstanceProfile': untagInstanceProfile,
  'iam:UntagRole': untagRole,
  'iam:UpdateAssumeRolePolicy': updateAssumeRolePolicy,
  'iam:UpdateRole': updateRole,
  'iam:UpdateRoleDescription': updateRoleDescription,
};
