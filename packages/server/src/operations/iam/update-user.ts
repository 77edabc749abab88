import type { UpdateUserRequest } from '@aws-sdk/client-iam';
import { userArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { findUserByName, moveUser } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import type { Target, WriteOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<UpdateUserRequest, 'UserName'>;

/** Renames a user or moves it to another path. Its ARN changes; its id, keys, groups and policies stay. */
export const updateUser: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UpdateUser',
  accessLevel: 'Write',

  // SOURCE: a rename takes the permission on the user as it is and as it will be (IAM User Guide, "Renaming an IAM user").
  async targets(input, tools) {
    const { accountId } = tools.caller;
    const now = await userTarget(tools, input.UserName);
    const user = await findUserByName(tools.db, accountId, input.UserName);
    const then: Target = {
      ...now,
      arn: userArn({
        accountId,
        path: input.NewPath ?? user?.path ?? '/',
        name: input.NewUserName ?? user?.name ?? input.UserName,
      }),
      shown: `user ${input.NewUserName ?? input.UserName}`,
    };
    return then.arn === now.arn ? [now] : [now, then];
  },

  async run(input, { caller: { accountId }, db, write }) {
    const user = await requireUser(db, accountId, input.UserName);
    const name = input.NewUserName ?? user.name;
    const path = input.NewPath ?? user.path;
    const taken = await findUserByName(db, accountId, name);
    if (taken && taken.userId !== user.userId) {
      throw new ServiceError('EntityAlreadyExists', `User with name ${name} already exists.`);
    }
    if (name !== user.name || path !== user.path) await moveUser(write, user, { name, path });
  },
};
