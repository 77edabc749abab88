import { rootArn, userArn } from '../../domain/arns.ts';
import { findPasskeyBySerial, renamePasskey as rename } from '../../store/passkeys.ts';
import { findTaggedUser } from '../../store/users.ts';
import { throwNoSuchDevice } from '../mfa-lookup.ts';
import type { ReadTools, Target, WriteOperation } from '../operation.ts';
import { resourceTagContext } from '../request-tags.ts';

interface Input {
  readonly SerialNumber: string;
  readonly Name: string;
}

/** Gives a passkey another name; its serial number stays. Whoever may give its owner a device may do so. */
export const renamePasskey: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:EnableMFADevice',
  accessLevel: 'Write',

  targets: async (input, tools) => [await ownerTarget(tools, input.SerialNumber)],

  async run({ SerialNumber, Name }, { caller, db, write }) {
    const passkey = await findPasskeyBySerial(db, caller.accountId, SerialNumber);
    if (!passkey) throwNoSuchDevice(SerialNumber);
    await rename(write, passkey, Name);
  },
};

/** The user whose passkey it is. One that does not exist here has no owner to name. */
async function ownerTarget({ caller: { accountId }, db }: ReadTools, serial: string): Promise<Target> {
  const passkey = await findPasskeyBySerial(db, accountId, serial);
  if (passkey?.ownerId === accountId) return { arn: rootArn(accountId) };
  const owner = passkey && (await findTaggedUser(db, accountId, { userId: passkey.ownerId }));
  return owner
    ? { arn: userArn(owner.user), context: resourceTagContext(owner.tags), shown: serial }
    : { arn: '*', shown: serial };
}
