import type { ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listServiceCredentials, type ServiceCredentialPlace } from '../../store/service-credentials.ts';
import { accountUsersTargets } from '../account-users-targets.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { describeServiceCredential } from '../service-credential-lookup.ts';
import { readServiceName } from '../service-login.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<ListServiceSpecificCredentialsRequest>;

const ACTION = 'iam:ListServiceSpecificCredentials';

/** Lists service-specific credentials in the order in which they were made: of a user, of whoever asks, or of all users. */
export const listServiceSpecificCredentials: ReadOperation<Input, ListServiceSpecificCredentialsResponse> = {
  kind: 'read',
  action: ACTION,
  accessLevel: 'List',

  // SOURCE: who asks for all users needs the permission on `user/*` (recorded: radkawar/stackd,
  // service_credentials_authorization_aws.json, 2026-09).
  targets: async ({ AllUsers, UserName }, tools) =>
    AllUsers ? accountUsersTargets(tools.caller.accountId, [ACTION]) : [await userTarget(tools, UserName)],

  async run({ AllUsers = false, UserName, ServiceName = '', ...request }, tools) {
    const { accountId } = tools.caller;
    if (AllUsers && UserName !== undefined) {
      throw new ServiceError('InvalidInput', 'Cannot list credentials for all users if a username is given');
    }
    const ownerId = AllUsers ? undefined : (await findKeyOwner(tools, UserName)).ownerId;
    const service = ServiceName === '' ? undefined : readServiceName(ServiceName);
    const page = await readPage(tools.markers, request, {
      scope: pageScope('ListServiceSpecificCredentials', accountId, ownerId ?? '*', service ?? ''),
      fetch: (after, limit) =>
        listServiceCredentials(
          tools.db,
          { accountId, ownerId, service },
          after === undefined ? undefined : placeOf(after),
          limit,
        ),
      position: ({ createdAt, credentialId }) => `${createdAt} ${credentialId}`,
    });
    return {
      ServiceSpecificCredentials: page.rows.map((row) => describeServiceCredential(row, row.userName, tools.now)),
      ...page.more,
    };
  },
};

function placeOf(position: string): ServiceCredentialPlace {
  const [createdAt = '', credentialId = ''] = position.split(' ');
  return { createdAt: Number(createdAt), credentialId };
}
