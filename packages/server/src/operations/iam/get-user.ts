import type { GetUserRequest, GetUserResponse } from '@aws-sdk/client-iam';
import { findAccount } from '../../store/accounts.ts';
import { findTaggedUser } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import { describeRoot, describeUserWhole } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';
import { throwNoSuchUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

/** Shows a user, or whoever asks when no name is given. */
export const getUser: ReadOperation<Checked<GetUserRequest>, GetUserResponse> = {
  kind: 'read',
  action: 'iam:GetUser',
  accessLevel: 'Read',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, { caller, db }) {
    const { accountId } = caller;
    if (input.UserName === undefined && caller.kind === 'root') {
      const account = await findAccount(db, accountId);
      if (!account) throw new Error(`account ${accountId} has a caller and no row`);
      return { User: describeRoot(account) };
    }
    const name = input.UserName ?? (caller.kind === 'user' ? caller.userName : '');
    const by = input.UserName === undefined && caller.kind === 'user' ? { userId: caller.userId } : { name };
    const { user, tags } = (await findTaggedUser(db, accountId, by)) ?? throwNoSuchUser(name);
    return { User: describeUserWhole(user, tags) };
  },
};
