import { findAccount } from '../../store/accounts.ts';
import { listPasskeysOf } from '../../store/passkeys.ts';
import { refuseFurtherFactor } from '../factor-quota.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { askForNewPasskey, requirePage } from '../passkey-registration.ts';
import { principalIdOf } from '../principal-id.ts';

interface Input {
  readonly UserName?: string;
}
interface Output {
  /** Good for five minutes, once, and for whoever asked for it. */
  readonly Ticket: string;
  /** JSON text of the `PublicKeyCredentialCreationOptionsJSON` that the browser takes. */
  readonly Options: string;
}

/** Asks the browser of a user, or of whoever asks when no name is given, for a new passkey. It is kept by `FinishPasskeyRegistration`. */
export const beginPasskeyRegistration: ReadOperation<Input, Output> = {
  kind: 'read',
  action: 'iam:EnableMFADevice',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run(input, tools) {
    const { caller, db, now, passkeyTickets } = tools;
    const { accountId } = caller;
    const page = requirePage(caller);
    const { ownerId, userName } = await findMfaOwner(tools, input.UserName);
    await refuseFurtherFactor(db, accountId, ownerId);
    const account = await findAccount(db, accountId);
    const name = ownerId === accountId ? 'root' : userName;
    const options = await askForNewPasskey({
      page,
      accountId,
      ownerId,
      shownName: `${name}@${account?.alias ?? accountId}`,
      passkeys: await listPasskeysOf(db, accountId, ownerId),
      challenge: tools.random(32),
    });
    const callerId = principalIdOf(caller);
    const asked = { accountId, ownerId, callerId, page, challenge: options.challenge };
    return { Ticket: passkeyTickets.issue(asked, now.getTime()), Options: JSON.stringify(options) };
  },
};
