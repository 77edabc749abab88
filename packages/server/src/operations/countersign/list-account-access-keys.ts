import { pageScope, readPage, type PageRequest } from '../../domain/paging.ts';
import { listAccountKeys, type AccountKey, type AccountKeyPlace } from '../../store/account-keys.ts';
import { accountUsersTargets } from '../account-users-targets.ts';
import { keyLastUse } from '../key-last-use.ts';
import type { ReadOperation, Tools } from '../operation.ts';

interface ListedKey {
  readonly AccessKeyId: string;
  readonly OwnerType: 'User' | 'Root';
  readonly UserName?: string;
  readonly Status: string;
  readonly CreateDate: Date;
  readonly LastUsedDate?: Date;
  readonly LastUsedRegion?: string;
  readonly LastUsedService?: string;
  readonly Description?: string;
}
interface Output {
  readonly AccessKeys: readonly ListedKey[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

// INVARIANT: it tells what these tell, so that policies written for them decide.
const ACTIONS = ['iam:ListUsers', 'iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed', 'iam:ListUserTags'];

/** Lists every access key of the account and whose it is: root's first, then those of each user together. Never a secret. */
export const listAccountAccessKeys: ReadOperation<PageRequest, Output> = {
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
        scope: pageScope('ListAccountAccessKeys', accountId),
        fetch: (after, limit) => listAccountKeys(db, accountId, after === undefined ? undefined : readPosition(after), limit),
        position: ({ ownerId, accessKeyId }) => `${ownerId} ${accessKeyId}`,
      },
    );
    return { AccessKeys: page.rows.map((key) => describe(key, accountId, tools)), ...page.more };
  },
};

function readPosition(position: string): AccountKeyPlace {
  const [ownerId = '', accessKeyId = ''] = position.split(' ');
  return { ownerId, accessKeyId };
}

function describe(key: AccountKey, accountId: string, tools: Pick<Tools, 'lastUse'>): ListedKey {
  const use = keyLastUse(tools, key.accessKeyId, key);
  return {
    AccessKeyId: key.accessKeyId,
    OwnerType: key.ownerId === accountId ? 'Root' : 'User',
    ...(key.userName === null ? {} : { UserName: key.userName }),
    Status: key.status,
    CreateDate: new Date(key.createdAt),
    ...(use ? { LastUsedDate: new Date(use.usedAt), LastUsedRegion: use.region, LastUsedService: use.service } : {}),
    ...(key.description === null ? {} : { Description: key.description }),
  };
}
