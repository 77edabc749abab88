import { listPasskeysOf } from '../../store/passkeys.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { ReadOperation } from '../operation.ts';

interface Input {
  readonly UserName?: string;
}
interface ListedPasskey {
  readonly SerialNumber: string;
  readonly Name: string;
  readonly CreateDate: Date;
  readonly LastUsedDate?: Date;
  /** `singleDevice`, or `multiDevice` for one that can be copied to other devices of its owner. */
  readonly DeviceType: string;
  /** Whether it was copied when it was last used. */
  readonly BackedUp: boolean;
}
interface Output {
  /** Oldest first; eight at most. */
  readonly Passkeys: readonly ListedPasskey[];
}

/** Lists the passkeys of a user, or of whoever asks when no name is given, with what `ListMFADevices` has no place for. */
export const listPasskeys: ReadOperation<Input, Output> = {
  kind: 'read',
  action: 'iam:ListMFADevices',
  accessLevel: 'List',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run(input, tools) {
    const { caller, db } = tools;
    const { ownerId } = await findMfaOwner(tools, input.UserName);
    const passkeys = await listPasskeysOf(db, caller.accountId, ownerId);
    return {
      Passkeys: passkeys.map(({ serial, name, createdAt, lastUsedAt, deviceType, backedUp }) => ({
        SerialNumber: serial,
        Name: name,
        CreateDate: new Date(createdAt),
        ...(lastUsedAt === null ? {} : { LastUsedDate: new Date(lastUsedAt) }),
        DeviceType: deviceType,
        BackedUp: backedUp === 1,
      })),
    };
  },
};
