import type { GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse } from '@aws-sdk/client-iam';
import { rootArn, userArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { findAccessKey, findAccessKeyUse } from '../../store/access-keys.ts';
import { findAccount } from '../../store/accounts.ts';
import { findTaggedUser, findUserById } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation, ReadTools, Target } from '../operation.ts';
import { resourceTagContext } from '../request-tags.ts';

type Input = Checked<GetAccessKeyLastUsedRequest, 'AccessKeyId'>;

/** Tells when, where and for which service a key was last used; `N/A` and no date when it never was. */
export const getAccessKeyLastUsed: ReadOperation<Input, GetAccessKeyLastUsedResponse> = {
  kind: 'read',
  action: 'iam:GetAccessKeyLastUsed',
  accessLevel: 'Read',

  targets: async (input, tools) => [{ ...(await ownerTarget(tools, input.AccessKeyId)), shown: shown(input) }],

  async run(input, tools) {
    const { caller, db } = tools;
    const { accountId } = caller;
    const key = await findAccessKey(db, accountId, input.AccessKeyId);
    // SOURCE: AWS refuses an unknown key and does not say that it is unknown (LocalStack's snapshot of 2026-02; no colon).
    if (!key) {
      const action = 'iam:GetAccessKeyLastUsed';
      throw new ServiceError(
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform ${action} on resource: ${shown(input)}`,
      );
    }
    const written = await findAccessKeyUse(db, accountId, key.accessKeyId);
    const recent = tools.lastUse(key.accessKeyId);
    const use = recent && recent.usedAt >= (written?.usedAt ?? 0) ? recent : written;
    const userName =
      key.ownerId === accountId
        ? (await findAccount(db, accountId))?.alias
        : (await findUserById(db, accountId, key.ownerId))?.name;
    return {
      UserName: userName ?? undefined,
      AccessKeyLastUsed: use
        ? { LastUsedDate: new Date(use.usedAt), ServiceName: use.service, Region: use.region }
        : { ServiceName: 'N/A', Region: 'N/A' },
    };
  },
};

const shown = (input: Input): string => `access key ${input.AccessKeyId}`;

/** The user whose key it is. A key that does not exist here has no owner to name. */
async function ownerTarget({ caller: { accountId }, db }: ReadTools, accessKeyId: string): Promise<Target> {
  const key = await findAccessKey(db, accountId, accessKeyId);
  if (key?.ownerId === accountId) return { arn: rootArn(accountId) };
  const owner = key && (await findTaggedUser(db, accountId, { userId: key.ownerId }));
  return owner ? { arn: userArn(owner.user), context: resourceTagContext(owner.tags) } : { arn: '*' };
}
