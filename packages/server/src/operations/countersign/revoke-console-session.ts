import { ServiceError } from '../../domain/errors.ts';
import { findConsoleSessionByHandle, revokeConsoleSession as revoke } from '../../store/console-sessions.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { WriteOperation } from '../operation.ts';

interface Input {
  readonly SessionId: string;
  readonly UserName?: string;
}

/** Ends a console session of a user, or of whoever asks when no name is given: it opens nothing any more when the call returns. */
export const revokeConsoleSession: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'countersign:RevokeConsoleSession',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run({ SessionId, UserName }, tools) {
    const { caller, db, now, write } = tools;
    const { ownerId } = await findMfaOwner(tools, UserName);
    const session = await findConsoleSessionByHandle(db, caller.accountId, SessionId);
    const isRevoked =
      session?.principalId === ownerId && (await revoke(write, caller.accountId, session.sessionHash, now.getTime()));
    if (!isRevoked) throw new ServiceError('NoSuchEntity', `The console session with id ${SessionId} cannot be found.`);
  },
};
