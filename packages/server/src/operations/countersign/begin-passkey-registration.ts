import { findAccount } from '../../store/accounts.ts';
import { listPasskeysOf } from '../../store/passkeys.ts';
import { refuseFurtherFactor } from '../factor-quota.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { askForNewPasskey, requirePage } from '../passkey-registration.ts';

interface Output {
  /** Good for five minutes, once, and for whoever asked for it. */
  readonly Ticket: string;
  /** JSON text of the `PublicKeyCredentialCreationOptionsJSON` that the browser takes. */
  readonly Options: string;
}

/**
 * Asks the browser of whoever asks for a new passkey. It is kept by `FinishPasskeyRegistration`.
 * INVARIANT: a passkey is registered by its own user alone. It signs in without a password, so who could give one to somebody else could
 * become them.
 */
export const beginPasskeyRegistration: ReadOperation<object, Output> = {
  kind: 'read',
  action: 'iam:EnableMFADevice',
  accessLevel: 'Write',

  targets: async (_, tools) => [await mfaOwnerTarget(tools, undefined)],

  async run(_, tools) {
    const { caller, db, now, passkeyTickets } = tools;
    const { accountId } = caller;
    const page = requirePage(caller);
    const { ownerId, userName } = await findMfaOwner(tools, undefined);
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
    const asked = { accountId, ownerId, page, challenge: options.challenge };
    return { Ticket: passkeyTickets.issue(asked, now.getTime()), Options: JSON.stringify(options) };
  },
};
