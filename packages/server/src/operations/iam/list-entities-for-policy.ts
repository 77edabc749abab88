import type { ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listGroupsOfPolicy, listRolesOfPolicy, listUsersOfPolicy, type PolicyEntityRow } from '../../store/policy-entities.ts';
import type { Queries } from '../../store/store.ts';
import { chainSections, type Section } from '../chain-sections.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { findPolicy, policyTargets } from '../policy-lookup.ts';

type Input = Checked<ListEntitiesForPolicyRequest, 'PolicyArn'>;

interface Entity extends PolicyEntityRow {
  readonly kind: 'group' | 'user' | 'role';
}

/** Lists who uses a policy: first groups, then users, then roles, each by name. */
export const listEntitiesForPolicy: ReadOperation<Input, ListEntitiesForPolicyResponse> = {
  kind: 'read',
  action: 'iam:ListEntitiesForPolicy',
  accessLevel: 'List',
  targets: ({ PolicyArn }, tools) => policyTargets(PolicyArn, tools),
  async run(input, tools) {
    const { PolicyArn, EntityFilter, PathPrefix = '/', PolicyUsageFilter } = input;
    const { accountId } = tools.caller;
    if (!(await findPolicy(PolicyArn, tools))) {
      throw new ServiceError('NoSuchEntity', `Policy ${PolicyArn} does not exist or is not attachable.`);
    }
    const filter = {
      accountId,
      policyArn: PolicyArn,
      pathPrefix: PathPrefix,
      attached: PolicyUsageFilter !== 'PermissionsBoundary',
      boundary: PolicyUsageFilter !== 'PermissionsPolicy',
    };
    const wanted = (kind: string): boolean => EntityFilter === undefined || EntityFilter === kind;
    const sections = [
      ...(wanted('Group') ? [section('group', listGroupsOfPolicy, tools.db, filter)] : []),
      ...(wanted('User') ? [section('user', listUsersOfPolicy, tools.db, filter)] : []),
      ...(wanted('Role') ? [section('role', listRolesOfPolicy, tools.db, filter)] : []),
    ];
    const { rows, more } = await readPage(tools.markers, input, {
      scope: pageScope('ListEntitiesForPolicy', accountId, PolicyArn, EntityFilter ?? '', PathPrefix, PolicyUsageFilter ?? ''),
      ...chainSections(sections),
    });
    const entities = rows.map(({ row }) => row);
    return {
      PolicyGroups: entities.flatMap(({ kind, id, name }) => (kind === 'group' ? [{ GroupName: name, GroupId: id }] : [])),
      PolicyUsers: entities.flatMap(({ kind, id, name }) => (kind === 'user' ? [{ UserName: name, UserId: id }] : [])),
      PolicyRoles: entities.flatMap(({ kind, id, name }) => (kind === 'role' ? [{ RoleName: name, RoleId: id }] : [])),
      ...more,
    };
  },
};

function section(
  kind: Entity['kind'],
  list: typeof listUsersOfPolicy,
  db: Queries,
  filter: Parameters<typeof listUsersOfPolicy>[1],
): Section<Entity> {
  return {
    position: ({ nameKey }) => nameKey,
    fetch: async (after, limit) => (await list(db, filter, after, limit)).map((row) => ({ ...row, kind })),
  };
}
