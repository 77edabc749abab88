import type { ListInstanceProfilesRequest, ListInstanceProfilesResponse } from '@aws-sdk/client-iam';
import { collectionArn } from '../../domain/arns.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listInstanceProfiles as listProfileRows } from '../../store/instance-profiles.ts';
import type { Checked } from '../checked.ts';
import { describeInstanceProfiles } from '../instance-profile-lookup.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the instance profiles of the account under a path, with their roles, in the order of their names. */
export const listInstanceProfiles: ReadOperation<Checked<ListInstanceProfilesRequest>, ListInstanceProfilesResponse> = {
  kind: 'read',
  action: 'iam:ListInstanceProfiles',
  accessLevel: 'List',

  targets: (input, { caller }) => [{ arn: collectionArn('instance-profile', caller.accountId, input.PathPrefix) }],

  async run({ PathPrefix: pathPrefix = '/', ...request }, { caller: { accountId }, db, markers }) {
    const page = await readPage(markers, request, {
      scope: pageScope('ListInstanceProfiles', accountId, pathPrefix),
      fetch: (after, limit) => listProfileRows(db, accountId, { pathPrefix }, after, limit),
      position: (profile) => profile.nameKey,
    });
    return { InstanceProfiles: await describeInstanceProfiles(db, accountId, page.rows), ...page.more };
  },
};
