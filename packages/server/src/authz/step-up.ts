import type { Caller } from '../domain/caller.ts';
import { ServiceError } from '../domain/errors.ts';
import type { Operation, Target } from '../operations/operation.ts';

/**
 * What lasts beyond a session, or gives more than one had: a session that somebody left open, or took, must not be enough for it.
 * `iam:ChangePassword` is not here, since it asks for the old password.
 */
export const STEP_UP_ACTIONS: ReadonlySet<string> = new Set([
  'iam:CreateAccessKey',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'iam:UploadSSHPublicKey',
  'iam:UploadSigningCertificate',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'iam:DeleteLoginProfile',
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:PutUserPolicy',
  'iam:DeleteUserPolicy',
  'iam:AttachUserPolicy',
  'iam:DetachUserPolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutGroupPolicy',
  'iam:DeleteGroupPolicy',
  'iam:AttachGroupPolicy',
  'iam:DetachGroupPolicy',
  'iam:PutRolePolicy',
  'iam:DeleteRolePolicy',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:DeleteRolePermissionsBoundary',
  // Who may become a role; a new one has no policies yet.
  'iam:UpdateAssumeRolePolicy',
  // The policies of a group are given and taken by belonging to it.
  'iam:AddUserToGroup',
  'iam:RemoveUserFromGroup',
  'iam:EnableMFADevice',
  'iam:DeactivateMFADevice',
  'iam:DeleteVirtualMFADevice',
  'countersign:CreateRecoveryCodes',
]);

/**
 * Refuses what needs a fresh proof to a console session whose holder proved who they are too long ago. Who signs requests proves
 * it with each.
 * @param seconds how long a proof is fresh; 0: for as long as the session lasts
 * @throws ServiceError `StepUpRequired`
 */
export function requireFreshProof(
  caller: Caller,
  operation: Pick<Operation<unknown>, 'action'>,
  targets: readonly Target[],
  now: Date,
  seconds: number,
): void {
  if (!caller.console || seconds === 0) return;
  const actions = [operation.action, ...targets.flatMap(({ action }) => action ?? [])];
  if (!actions.some((action) => STEP_UP_ACTIONS.has(action))) return;
  if (now.getTime() - caller.console.provenAt.getTime() <= seconds * 1000) return;
  throw new ServiceError('StepUpRequired', 'Confirm that it is you: this needs a proof of who you are that is newer.');
}
