import { hasCode } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { callAll } from '../../api/use-api.ts';
import { step, type Step } from '../../api/use-steps.ts';

/** What hangs on a user and has to go before it. */
export interface UserParts {
  readonly userName: string;
  readonly keys: readonly { readonly id: string; readonly isActive: boolean }[];
  readonly hasPassword: boolean;
  /** Serial numbers of MFA devices and passkeys. */
  readonly devices: readonly string[];
  readonly inline: readonly string[];
  /** ARNs. */
  readonly attached: readonly string[];
  readonly groups: readonly string[];
  /** The last use of the password or a key, in seconds since 1970, as far as it may be known. */
  readonly lastActivity: number | undefined;
}

/** What may not be read counts as not there: the server still refuses to delete a user that has it, and says what. */
async function unlessDenied<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (hasCode(error, 'AccessDenied')) return otherwise;
    throw error;
  }
}

async function readPassword(userName: string): Promise<boolean> {
  try {
    await call('GetLoginProfile', { UserName: userName });
    return true;
  } catch (error) {
    if (hasCode(error, 'NoSuchEntity')) return false;
    throw error;
  }
}

/** Reads what hangs on a user. @throws ApiError `NoSuchEntity` when there is no such user */
export async function readUserParts(userName: string): Promise<UserParts> {
  const of = { UserName: userName };
  const { User } = await call('GetUser', of);
  const [keys, hasPassword, devices, inline, attached, groups] = await Promise.all([
    unlessDenied(callAll('ListAccessKeys', of, 'AccessKeyMetadata'), []),
    unlessDenied(readPassword(userName), false),
    unlessDenied(callAll('ListMFADevices', of, 'MFADevices'), []),
    unlessDenied(callAll('ListUserPolicies', of, 'PolicyNames'), []),
    unlessDenied(callAll('ListAttachedUserPolicies', of, 'AttachedPolicies'), []),
    unlessDenied(callAll('ListGroupsForUser', of, 'Groups'), []),
  ]);
  const uses = await Promise.all(
    keys.map(async ({ AccessKeyId = '' }) => {
      const answer = await unlessDenied(call('GetAccessKeyLastUsed', { AccessKeyId }), undefined);
      return answer?.AccessKeyLastUsed?.LastUsedDate;
    }),
  );
  const times = [User?.PasswordLastUsed, ...uses].filter((time) => time !== undefined);
  return {
    userName,
    keys: keys.map(({ AccessKeyId = '', Status }) => ({ id: AccessKeyId, isActive: Status === 'Active' })),
    hasPassword,
    devices: devices.map(({ SerialNumber = '' }) => SerialNumber),
    inline,
    attached: attached.map(({ PolicyArn = '' }) => PolicyArn),
    groups: groups.map(({ GroupName = '' }) => GroupName),
    lastActivity: times.length === 0 ? undefined : Math.max(...times),
  };
}

/** Deactivates the keys that are active. */
export function deactivationSteps({ userName, keys }: UserParts): readonly Step[] {
  return keys
    .filter(({ isActive }) => isActive)
    .map(({ id }) => step('UpdateAccessKey', { UserName: userName, AccessKeyId: id, Status: 'Inactive' }, 'NoSuchEntity'));
}

/**
 * Deletes a user with all that hangs on it. The ways in go first, so that a half deleted user is one that can do less.
 * What somebody else has taken away in the meantime is no fault.
 */
export function deletionSteps({ userName, keys, hasPassword, devices, inline, attached, groups }: UserParts): readonly Step[] {
  const UserName = userName;
  const gone = 'NoSuchEntity';
  return [
    ...keys.map(({ id }) => step('DeleteAccessKey', { UserName, AccessKeyId: id }, gone)),
    ...(hasPassword ? [step('DeleteLoginProfile', { UserName }, gone)] : []),
    ...devices.flatMap((SerialNumber) => [
      step('DeactivateMFADevice', { UserName, SerialNumber }, gone),
      // A passkey is gone with that; a virtual device stays behind as nobody's.
      ...(SerialNumber.includes(':mfa/') ? [step('DeleteVirtualMFADevice', { SerialNumber }, gone)] : []),
    ]),
    ...inline.map((PolicyName) => step('DeleteUserPolicy', { UserName, PolicyName }, gone)),
    ...attached.map((PolicyArn) => step('DetachUserPolicy', { UserName, PolicyArn }, gone)),
    ...groups.map((GroupName) => step('RemoveUserFromGroup', { UserName, GroupName }, gone)),
    step('DeleteUser', { UserName }, gone),
  ];
}
