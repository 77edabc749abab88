import { RECOVERY_CODES, recoveryCodeText } from '../../domain/recovery-codes.ts';
import { replaceRecoveryCodes } from '../../store/recovery-codes.ts';
import type { WriteOperation } from '../operation.ts';
import { principalIdOf } from '../principal-id.ts';
import { userTarget } from '../user-target.ts';

interface Output {
  /** Ten, such as `7k3nq-0dv9x`; each is good for one sign-in in place of an MFA device. */
  readonly Codes: readonly string[];
}

/** Gives whoever asks new recovery codes in place of all they had. */
export const createRecoveryCodes: WriteOperation<object, Output> = {
  kind: 'write',
  action: 'countersign:CreateRecoveryCodes',
  accessLevel: 'Write',

  targets: async (_, tools) => [await userTarget(tools, undefined)],

  async run(_, tools) {
    const { caller, now, vault, write } = tools;
    const { accountId } = caller;
    const ownerId = principalIdOf(caller);
    // INVARIANT: this answer is the only place where the codes are ever seen; what is stored is hashed.
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeText(tools.random(10)));
    const hashes = codes.map((code) => vault.hashRecoveryCode(accountId, ownerId, code));
    await replaceRecoveryCodes(write, accountId, ownerId, hashes, now.getTime());
    return { Codes: codes };
  },
};
