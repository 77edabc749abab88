import type { CreateUserRequest, CreateUserResponse } from '@aws-sdk/client-iam';
import { userArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { putTags } from '../../store/tags.ts';
import { addUser, countUsers, findUserByName, type UserRow } from '../../store/users.ts';
import { checkBoundaryPolicy } from '../boundary-policy.ts';
import type { Checked } from '../checked.ts';
import { describeUserWhole } from '../describe-user.ts';
import type { Target, WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext, resourceTagContext } from '../request-tags.ts';

type Input = Checked<CreateUserRequest, 'UserName'>;

/** Makes a user. With tags it also takes the permission to tag. */
export const createUser: WriteOperation<Input, CreateUserResponse> = {
  kind: 'write',
  action: 'iam:CreateUser',
  accessLevel: 'Write',

  targets(input, { caller: { accountId } }) {
    const arn = userArn({ accountId, path: input.Path ?? '/', name: input.UserName });
    const tags = readTags('user', input.Tags);
    // SOURCE: tags that are put on at creation count as the new resource's own (`aws:ResourceTag`, global condition keys).
    const tagContext = { ...requestTagContext(tags), ...resourceTagContext(tags) };
    const boundary = input.PermissionsBoundary;
    const targets: Target[] = [
      { arn, context: { ...tagContext, ...(boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }) } },
    ];
    if (tags.length > 0) targets.push({ action: 'iam:TagUser', arn, context: tagContext });
    return targets;
  },

  async run(input, tools) {
    const { caller, db, now, write } = tools;
    const { accountId } = caller;
    const tags = readTags('user', input.Tags);
    checkTagQuota('user', [], tags);
    if (await findUserByName(db, accountId, input.UserName)) {
      throw new ServiceError('EntityAlreadyExists', `User with name ${input.UserName} already exists.`);
    }
    if (input.PermissionsBoundary !== undefined) await checkBoundaryPolicy(input.PermissionsBoundary, tools);
    if ((await countUsers(db, accountId)) >= LIMITS.Users) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for UsersPerAccount: ${LIMITS.Users}`);
    }
    const user: UserRow = {
      accountId,
      userId: uniqueId('AIDA', accountId, tools.random(6)),
      name: input.UserName,
      nameKey: nameKey(input.UserName),
      path: input.Path ?? '/',
      createdAt: now.getTime(),
      boundaryArn: input.PermissionsBoundary ?? null,
      passwordLastUsedAt: null,
    };
    await addUser(write, user);
    await putTags(write, { kind: 'user', accountId, resourceId: user.userId }, tags);
    return { User: describeUserWhole(user, tags) };
  },
};
