import type { ListMFADevicesRequest, ListMFADevicesResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import type { Checked } from '../checked.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { listOwnedMfaDevices } from '../owned-mfa-devices.ts';

/** Lists the MFA devices and passkeys of a user, or of whoever asks when no name is given, in the order they were enabled. */
export const listMFADevices: ReadOperation<Checked<ListMFADevicesRequest>, ListMFADevicesResponse> = {
  kind: 'read',
  action: 'iam:ListMFADevices',
  accessLevel: 'List',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run(input, tools) {
    const { accountId } = tools.caller;
    const { ownerId, userName } = await findMfaOwner(tools, input.UserName);
    const devices = await listOwnedMfaDevices(tools.db, accountId, ownerId);
    const page = await readPage(tools.markers, input, {
      scope: pageScope('ListMFADevices', accountId, ownerId),
      fetch: (after, limit) =>
        Promise.resolve(devices.filter(({ position }) => after === undefined || position > after).slice(0, limit)),
      position: ({ position }) => position,
    });
    return {
      MFADevices: page.rows.map(({ serial, enabledAt }) => ({
        UserName: userName,
        SerialNumber: serial,
        EnableDate: new Date(enabledAt),
      })),
      ...page.more,
    };
  },
};
