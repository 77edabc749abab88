import { attachGroupPolicy } from './iam/attach-group-policy.ts';
import { attachUserPolicy } from './iam/attach-user-policy.ts';
import { createPolicy } from './iam/create-policy.ts';
import { createPolicyVersion } from './iam/create-policy-version.ts';
import { deleteGroupPolicy } from './iam/delete-group-policy.ts';
import { deletePolicy } from './iam/delete-policy.ts';
import { deletePolicyVersion } from './iam/delete-policy-version.ts';
import { deleteUserPolicy } from './iam/delete-user-policy.ts';
import { detachGroupPolicy } from './iam/detach-group-policy.ts';
import { detachUserPolicy } from './iam/detach-user-policy.ts';
import { getContextKeysForCustomPolicy } from './iam/get-context-keys-for-custom-policy.ts';
import { getContextKeysForPrincipalPolicy } from './iam/get-context-keys-for-principal-policy.ts';
import { getGroupPolicy } from './iam/get-group-policy.ts';
import { getPolicy } from './iam/get-policy.ts';
import { getPolicyVersion } from './iam/get-policy-version.ts';
import { getUserPolicy } from './iam/get-user-policy.ts';
import { listAttachedGroupPolicies } from './iam/list-attached-group-policies.ts';
import { listAttachedUserPolicies } from './iam/list-attached-user-policies.ts';
import { listEntitiesForPolicy } from './iam/list-entities-for-policy.ts';
import { listGroupPolicies } from './iam/list-group-policies.ts';
import { listPolicies } from './iam/list-policies.ts';
import { listPolicyTags } from './iam/list-policy-tags.ts';
import { listPolicyVersions } from './iam/list-policy-versions.ts';
import { listUserPolicies } from './iam/list-user-policies.ts';
import { putGroupPolicy } from './iam/put-group-policy.ts';
import { putUserPolicy } from './iam/put-user-policy.ts';
import { setDefaultPolicyVersion } from './iam/set-default-policy-version.ts';
import { simulateCustomPolicy } from './iam/simulate-custom-policy.ts';
import { simulatePrincipalPolicy } from './iam/simulate-principal-policy.ts';
import { tagPolicy } from './iam/tag-policy.ts';
import { untagPolicy } from './iam/untag-policy.ts';
import type { Operation } from './operation.ts';

/** The operations on managed and inline policies, by `service:Operation`. */
export const policyOperations: Readonly<Record<string, Operation>> = {
  'iam:AttachGroupPolicy': attachGroupPolicy,
  'iam:AttachUserPolicy': attachUserPolicy,
  'iam:CreatePolicy': createPolicy,
  'iam:CreatePolicyVersion': createPolicyVersion,
  'iam:DeleteGroupPolicy': deleteGroupPolicy,
  'iam:DeletePolicy': deletePolicy,
  'iam:DeletePolicyVersion': deletePolicyVersion,
  'iam:DeleteUserPolicy': deleteUserPolicy,
  'iam:DetachGroupPolicy': detachGroupPolicy,
  'iam:DetachUserPolicy': detachUserPolicy,
  'iam:GetContextKeysForCustomPolicy': getContextKeysForCustomPolicy,
  'iam:GetContextKeysForPrincipalPolicy': getContextKeysForPrincipalPolicy,
  'iam:GetGroupPolicy': getGroupPolicy,
  'iam:GetPolicy': getPolicy,
  'iam:GetPolicyVersion': getPolicyVersion,
  'iam:GetUserPolicy': getUserPolicy,
  'iam:ListAttachedGroupPolicies': listAttachedGroupPolicies,
  'iam:ListAttachedUserPolicies': listAttachedUserPolicies,
  'iam:ListEntitiesForPolicy': listEntitiesForPolicy,
  'iam:ListGroupPolicies': listGroupPolicies,
  'iam:ListPolicies': listPolicies,
  'iam:ListPolicyTags': listPolicyTags,
  'iam:ListPolicyVersions': listPolicyVersions,
  'iam:ListUserPolicies': listUserPolicies,
  'iam:PutGroupPolicy': putGroupPolicy,
  'iam:PutUserPolicy': putUserPolicy,
  'iam:SetDefaultPolicyVersion': setDefaultPolicyVersion,
  'iam:SimulateCustomPolicy': simulateCustomPolicy,
  'iam:SimulatePrincipalPolicy': simulatePrincipalPolicy,
  'iam:TagPolicy': tagPolicy,
  'iam:UntagPolicy': untagPolicy,
};
