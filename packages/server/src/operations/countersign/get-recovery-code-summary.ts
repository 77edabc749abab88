import { summarizeRecoveryCodes } from '../../store/recovery-codes.ts';
import type { ReadOperation } from '../operation.ts';
import { principalIdOf } from '../principal-id.ts';
import { userTarget } from '../user-target.ts';

interface Output {
  /** How many were not used yet. */
  readonly Remaining: number;
  /** When they were made; left out when there are none. */
  readonly CreateDate?: Date;
}

/** Tells whoever asks how many recovery codes they have left. */
export const getRecoveryCodeSummary: ReadOperation<object, Output> = {
  kind: 'read',
  action: 'countersign:GetRecoveryCodeSummary',
  accessLevel: 'Read',

  targets: async (_, tools) => [await userTarget(tools, undefined)],

  async run(_, { caller, db }) {
    const { remaining, createdAt } = await summarizeRecoveryCodes(db, caller.accountId, principalIdOf(caller));
    return { Remaining: remaining, ...(createdAt === null ? {} : { CreateDate: new Date(createdAt) }) };
  },
};
