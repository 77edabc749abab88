import { userArn } from '../../domain/arns.ts';
import { pageScope, readPage, type PageRequest } from '../../domain/paging.ts';
import { listUserSummaries as listSummaries, type UserSummary } from '../../store/user-summaries.ts';
import { accountUsersTargets } from '../account-users-targets.ts';
import { keyLastUse } from '../key-last-use.ts';
import type { ReadOperation, Tools } from '../operation.ts';

interface SummarizedUser {
  readonly UserName: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly Path: string;
  readonly CreateDate: Date;
  readonly PasswordLastUsed?: Date;
  readonly HasPassword: boolean;
  readonly PasswordChangedDate?: Date;
  readonly GroupNames: readonly string[];
  /** `virtual` and `passkey`, each once at most. */
  readonly MfaTypes: readonly string[];
  readonly AccessKeys: readonly {
    readonly AccessKeyId: string;
    readonly Status: string;
    readonly CreateDate: Date;
    readonly LastUsedDate?: Date;
  }[];
}
interface Output {
  readonly Users: readonly SummarizedUser[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

// INVARIANT: it tells what these tell, so that policies written for them decide.
const ACTIONS = [
  'iam:ListUsers',
  'iam:ListGroupsForUser',
  'iam:ListMFADevices',
  'iam:ListAccessKeys',
  'iam:GetLoginProfile',
  'iam:GetAccessKeyLastUsed',
];

/** Lists the users of the account with what else a table of them shows, in the order of their names. */
export const listUserSummaries: ReadOperation<PageRequest, Output> = {
  kind: 'read',
  action: 'iam:ListUsers',
  actions: ACTIONS,
  accessLevel: 'List',

  targets: (_, { caller }) => accountUsersTargets(caller.accountId, ACTIONS),

  async run({ Marker, MaxItems = 1000 }, tools) {
    const { caller, db, markers } = tools;
    const { accountId } = caller;
    const page = await readPage(
      markers,
      { Marker, MaxItems },
      {
        scope: pageScope('ListUserSummaries', accountId),
        fetch: (after, limit) => listSummaries(db, accountId, after, limit),
        position: ({ user }) => user.nameKey,
      },
    );
    return { Users: page.rows.map((summary) => describe(summary, tools)), ...page.more };
  },
};

function describe(summary: UserSummary, tools: Pick<Tools, 'lastUse'>): SummarizedUser {
  const { user, passwordChangedAt, groupNames, factors, keys } = summary;
  return {
    UserName: user.name,
    UserId: user.userId,
    Arn: userArn(user),
    Path: user.path,
    CreateDate: new Date(user.createdAt),
    ...(user.passwordLastUsedAt === null ? {} : { PasswordLastUsed: new Date(user.passwordLastUsedAt) }),
    HasPassword: passwordChangedAt !== null,
    ...(passwordChangedAt === null ? {} : { PasswordChangedDate: new Date(passwordChangedAt) }),
    GroupNames: groupNames,
    MfaTypes: factors,
    AccessKeys: keys.map(({ accessKeyId, status, createdAt, usedAt }) => {
      const use = keyLastUse(tools, accessKeyId, { usedAt, region: null, service: null });
      return {
        AccessKeyId: accessKeyId,
        Status: status,
        CreateDate: new Date(createdAt),
        ...(use ? { LastUsedDate: new Date(use.usedAt) } : {}),
      };
    }),
  };
}
