import { changePassword } from './iam/change-password.ts';
import { createLoginProfile } from './iam/create-login-profile.ts';
import { createVirtualMFADevice } from './iam/create-virtual-mfa-device.ts';
import { deactivateMFADevice } from './iam/deactivate-mfa-device.ts';
import { deleteAccountPasswordPolicy } from './iam/delete-account-password-policy.ts';
import { deleteLoginProfile } from './iam/delete-login-profile.ts';
import { deleteVirtualMFADevice } from './iam/delete-virtual-mfa-device.ts';
import { enableMFADevice } from './iam/enable-mfa-device.ts';
import { getAccountPasswordPolicy } from './iam/get-account-password-policy.ts';
import { getLoginProfile } from './iam/get-login-profile.ts';
import { getMFADevice } from './iam/get-mfa-device.ts';
import { listMFADeviceTags } from './iam/list-mfa-device-tags.ts';
import { listMFADevices } from './iam/list-mfa-devices.ts';
import { listVirtualMFADevices } from './iam/list-virtual-mfa-devices.ts';
import { resyncMFADevice } from './iam/resync-mfa-device.ts';
import { tagMFADevice } from './iam/tag-mfa-device.ts';
import { untagMFADevice } from './iam/untag-mfa-device.ts';
import { updateAccountPasswordPolicy } from './iam/update-account-password-policy.ts';
import { updateLoginProfile } from './iam/update-login-profile.ts';
import type { Operation } from './operation.ts';

/** The operations on passwords and MFA devices, by `service:Operation`. */
export const credentialOperations: Readonly<Record<string, Operation>> = {
  'iam:ChangePassword': changePassword,
  'iam:CreateLoginProfile': createLoginProfile,
  'iam:CreateVirtualMFADevice': createVirtualMFADevice,
  'iam:DeactivateMFADevice': deactivateMFADevice,
  'iam:DeleteAccountPasswordPolicy': deleteAccountPasswordPolicy,
  'iam:DeleteLoginProfile': deleteLoginProfile,
  'iam:DeleteVirtualMFADevice': deleteVirtualMFADevice,
  'iam:EnableMFADevice': enableMFADevice,
  'iam:GetAccountPasswordPolicy': getAccountPasswordPolicy,
  'iam:GetLoginProfile': getLoginProfile,
  'iam:GetMFADevice': getMFADevice,
  'iam:ListMFADeviceTags': listMFADeviceTags,
  'iam:ListMFADevices': listMFADevices,
  'iam:ListVirtualMFADevices': listVirtualMFADevices,
  'iam:ResyncMFADevice': resyncMFADevice,
  'iam:TagMFADevice': tagMFADevice,
  'iam:UntagMFADevice': untagMFADevice,
  'iam:UpdateAccountPasswordPolicy': updateAccountPasswordPolicy,
  'iam:UpdateLoginProfile': updateLoginProfile,
};
