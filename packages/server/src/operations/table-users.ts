import { addUserToGroup } from './iam/add-user-to-group.ts';
import { createAccessKey } from './iam/create-access-key.ts';
import { createAccountAlias } from './iam/create-account-alias.ts';
import { createGroup } from './iam/create-group.ts';
import { createUser } from './iam/create-user.ts';
import { deleteAccessKey } from './iam/delete-access-key.ts';
import { deleteAccountAlias } from './iam/delete-account-alias.ts';
import { deleteGroup } from './iam/delete-group.ts';
import { deleteUserPermissionsBoundary } from './iam/delete-user-permissions-boundary.ts';
import { deleteUser } from './iam/delete-user.ts';
import { getAccessKeyLastUsed } from './iam/get-access-key-last-used.ts';
import { getAccountSummary } from './iam/get-account-summary.ts';
import { getGroup } from './iam/get-group.ts';
import { getUser } from './iam/get-user.ts';
import { listAccessKeys } from './iam/list-access-keys.ts';
import { listAccountAliases } from './iam/list-account-aliases.ts';
import { listGroupsForUser } from './iam/list-groups-for-user.ts';
import { listGroups } from './iam/list-groups.ts';
import { listUserTags } from './iam/list-user-tags.ts';
import { listUsers } from './iam/list-users.ts';
import { putUserPermissionsBoundary } from './iam/put-user-permissions-boundary.ts';
import { removeUserFromGroup } from './iam/remove-user-from-group.ts';
import { tagUser } from './iam/tag-user.ts';
import { untagUser } from './iam/untag-user.ts';
import { updateAccessKey } from './iam/update-access-key.ts';
import { updateGroup } from './iam/update-group.ts';
import { updateUser } from './iam/update-user.ts';
import type { Operation } from './operation.ts';
import { decodeAuthorizationMessage } from './sts/decode-authorization-message.ts';
import { getAccessKeyInfo } from './sts/get-access-key-info.ts';
import { getCallerIdentity } from './sts/get-caller-identity.ts';

/** The operations on accounts, users, access keys and groups, by `service:Operation`. */
export const userOperations: Readonly<Record<string, Operation>> = {
  'iam:AddUserToGroup': addUserToGroup,
  'iam:CreateAccessKey': createAccessKey,
  'iam:CreateAccountAlias': createAccountAlias,
  'iam:CreateGroup': createGroup,
  'iam:CreateUser': createUser,
  'iam:DeleteAccessKey': deleteAccessKey,
  'iam:DeleteAccountAlias': deleteAccountAlias,
  'iam:DeleteGroup': deleteGroup,
  'iam:DeleteUser': deleteUser,
  'iam:DeleteUserPermissionsBoundary': deleteUserPermissionsBoundary,
  'iam:GetAccessKeyLastUsed': getAccessKeyLastUsed,
  'iam:GetAccountSummary': getAccountSummary,
  'iam:GetGroup': getGroup,
  'iam:GetUser': getUser,
  'iam:ListAccessKeys': listAccessKeys,
  'iam:ListAccountAliases': listAccountAliases,
  'iam:ListGroups': listGroups,
  'iam:ListGroupsForUser': listGroupsForUser,
  'iam:ListUserTags': listUserTags,
  'iam:ListUsers': listUsers,
  'iam:PutUserPermissionsBoundary': putUserPermissionsBoundary,
  'iam:RemoveUserFromGroup': removeUserFromGroup,
  'iam:TagUser': tagUser,
  'iam:UntagUser': untagUser,
  'iam:UpdateAccessKey': updateAccessKey,
  'iam:UpdateGroup': updateGroup,
  'iam:UpdateUser': updateUser,
  'sts:DecodeAuthorizationMessage': decodeAuthorizationMessage,
  'sts:GetAccessKeyInfo': getAccessKeyInfo,
  'sts:GetCallerIdentity': getCallerIdentity,
};
