import type { ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse, User } from '@aws-sdk/client-iam';
import { mfaArn } from '../../domain/mfa-serials.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { findAccount } from '../../store/accounts.ts';
import { listMfaDevices, type ListedMfaDevice, type MfaDevicePlace } from '../../store/mfa-devices.ts';
import type { Checked } from '../checked.ts';
import { describeRoot, describeUser } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the virtual MFA devices of the account in the order they were made: all, those in use, or those that are nobody's. */
export const listVirtualMFADevices: ReadOperation<Checked<ListVirtualMFADevicesRequest>, ListVirtualMFADevicesResponse> = {
  kind: 'read',
  action: 'iam:ListVirtualMFADevices',
  accessLevel: 'List',

  targets: () => [{ arn: '*' }],

  async run({ AssignmentStatus = 'Any', ...request }, { caller: { accountId }, db, markers }) {
    const assigned = AssignmentStatus === 'Any' ? undefined : AssignmentStatus === 'Assigned';
    const page = await readPage(markers, request, {
      scope: pageScope('ListVirtualMFADevices', accountId, AssignmentStatus),
      fetch: (after, limit) => listMfaDevices(db, accountId, assigned, after === undefined ? undefined : placeOf(after), limit),
      position: ({ device }) => `${device.createdAt} ${device.deviceId}`,
    });
    const hasRoots = page.rows.some(({ device }) => device.ownerId === accountId);
    const account = hasRoots ? await findAccount(db, accountId) : undefined;
    const root = account && describeRoot(account);
    return { VirtualMFADevices: page.rows.map((listed) => describe(listed, root)), ...page.more };
  },
};

function placeOf(position: string): MfaDevicePlace {
  const [createdAt = '', deviceId = ''] = position.split(' ');
  return { createdAt: Number(createdAt), deviceId };
}

// SOURCE: LocalStack's recordings of 2026-02 (test_iam_mfa): neither the seed nor the tags; the user as lists show users.
function describe({ device, user }: ListedMfaDevice, root: User | undefined) {
  const SerialNumber = mfaArn(device);
  if (device.ownerId === null || device.enabledAt === null) return { SerialNumber };
  const User = user ? describeUser(user) : device.ownerId === device.accountId ? root : undefined;
  return { SerialNumber, ...(User === undefined ? {} : { User }), EnableDate: new Date(device.enabledAt) };
}
