import { readExplanation } from '../../audit/explanations.ts';
import { ServiceError } from '../../domain/errors.ts';
import type { ReadOperation } from '../operation.ts';

/** Shows why a request of the caller's account was refused: the statements that decided, or how the signature went wrong. */
export const explainRequest: ReadOperation<{ readonly RequestId: string }, { readonly Explanation: string }> = {
  kind: 'read',
  action: 'countersign:ExplainRequest',
  accessLevel: 'Read',

  targets: ({ RequestId }, { caller }) => [
    { arn: `arn:aws:countersign::${caller.accountId}:request/${RequestId}`, shown: `request ${RequestId}` },
  ],

  async run({ RequestId }, { caller, db, audit }) {
    await audit.flush();
    const explanation = await readExplanation(db, caller.accountId, RequestId);
    if (explanation === undefined) {
      throw new ServiceError(
        'NoSuchEntity',
        `There is no explanation of the request ${RequestId}. Only refusals of the last days are explained, and only to their own account.`,
      );
    }
    return { Explanation: explanation };
  },
};
