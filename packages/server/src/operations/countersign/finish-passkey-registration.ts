import { encodeBase32 } from '@countersign/core/bytes';
import { ServiceError } from '../../domain/errors.ts';
import { passkeySerial } from '../../domain/mfa-serials.ts';
import { addPasskey, findPasskey } from '../../store/passkeys.ts';
import { refuseFurtherFactor } from '../factor-quota.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { PasskeyTicket, PreparedWriteOperation, ReadTools } from '../operation.ts';
import { requirePage, verifyNewPasskey, type NewPasskey } from '../passkey-registration.ts';
import { principalIdOf } from '../principal-id.ts';

interface Input {
  readonly Ticket: string;
  /** What its owner calls it; it becomes a part of the serial number. */
  readonly Name: string;
  /** JSON text of the `RegistrationResponseJSON` that the browser gave. */
  readonly Credential: string;
}
interface Output {
  readonly SerialNumber: string;
}

/** Keeps the passkey that a browser made when `BeginPasskeyRegistration` asked it to. It is another MFA device of its owner. */
export const finishPasskeyRegistration: PreparedWriteOperation<Input, Output, NewPasskey> = {
  kind: 'write',
  action: 'iam:EnableMFADevice',
  accessLevel: 'Write',

  targets: async (_, tools) => [await mfaOwnerTarget(tools, undefined)],

  async prepare(input, tools) {
    const ticket = takeTicket(input.Ticket, tools);
    return verifyNewPasskey(input.Credential, ticket);
  },

  async run(input, tools, passkey) {
    const { caller, db, now, write } = tools;
    const { accountId } = caller;
    const { ownerId, userName } = await findMfaOwner(tools, undefined);
    await refuseFurtherFactor(db, accountId, ownerId);
    if (await findPasskey(db, passkey.credentialId)) {
      throw new ServiceError('EntityAlreadyExists', 'This passkey is registered already.');
    }
    const suffix = encodeBase32(tools.random(16));
    const serial = passkeySerial(accountId, ownerId === accountId ? undefined : userName, input.Name, suffix);
    await addPasskey(write, {
      ...passkey,
      accountId,
      ownerId,
      serial,
      name: input.Name,
      createdAt: now.getTime(),
      lastUsedAt: null,
    });
    return { SerialNumber: serial };
  },
};

/** INVARIANT: a ticket is good for who asked for it, on the page where they did; used or not, it is gone once it was shown. */
function takeTicket(ticket: string, { caller, now, passkeyTickets }: ReadTools): PasskeyTicket {
  const page = requirePage(caller);
  const asked = passkeyTickets.take(ticket, now.getTime())?.value;
  const isTheirs = asked?.accountId === caller.accountId && asked.ownerId === principalIdOf(caller) && asked.page === page;
  if (!isTheirs) throw staleTicket();
  return asked;
}

const staleTicket = (): ServiceError =>
  new ServiceError('ValidationError', 'This registration is over, or it is another one: begin again.');
