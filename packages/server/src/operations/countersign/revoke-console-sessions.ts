import { revokeConsoleSessionsOf } from '../../store/console-sessions.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { WriteOperation } from '../operation.ts';

interface Input {
  readonly UserName?: string;
  /** Leaves the session that asks, if it is one of them. */
  readonly ExceptCurrent?: boolean;
}

/** Ends all console sessions of a user, or of whoever asks when no name is given: they open nothing any more when the call returns. */
export const revokeConsoleSessions: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'countersign:RevokeConsoleSessions',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run({ UserName, ExceptCurrent }, tools) {
    const { caller, now, write } = tools;
    const { ownerId } = await findMfaOwner(tools, UserName);
    const except = ExceptCurrent === true ? caller.console?.sessionHash : undefined;
    await revokeConsoleSessionsOf(write, caller.accountId, ownerId, now.getTime(), except);
  },
};
