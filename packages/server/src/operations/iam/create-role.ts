import type { CreateRoleRequest, CreateRoleResponse } from '@aws-sdk/client-iam';
import { roleArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addRole, countRoles, findRoleByName, type RoleRow } from '../../store/roles.ts';
import { putTags } from '../../store/tags.ts';
import { checkBoundaryPolicy } from '../boundary-policy.ts';
import type { Checked } from '../checked.ts';
import { describeNewRole } from '../describe-role.ts';
import type { Target, WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext, resourceTagContext } from '../request-tags.ts';
import { bindTrustPolicy } from '../trust-policy.ts';

type Input = Checked<CreateRoleRequest, 'RoleName' | 'AssumeRolePolicyDocument'>;

const RESERVED_PATH = '/aws-service-role/';

/** Makes a role. With tags it also takes the permission to tag. */
export const createRole: WriteOperation<Input, CreateRoleResponse> = {
  kind: 'write',
  action: 'iam:CreateRole',
  accessLevel: 'Write',

  targets(input, { caller: { accountId } }) {
    const arn = roleArn({ accountId, path: input.Path ?? '/', name: input.RoleName });
    const tags = readTags('role', input.Tags);
    // SOURCE: tags that are put on at creation count as the new resource's own (`aws:ResourceTag`, global condition keys).
    const tagContext = { ...requestTagContext(tags), ...resourceTagContext(tags) };
    const boundary = input.PermissionsBoundary;
    const targets: Target[] = [
      { arn, context: { ...tagContext, ...(boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }) } },
    ];
    if (tags.length > 0) targets.push({ action: 'iam:TagRole', arn, context: tagContext });
    return targets;
  },

  async run(input, tools) {
    const { caller, db, now, write } = tools;
    const { accountId } = caller;
    const tags = readTags('role', input.Tags);
    checkTagQuota('role', [], tags);
    if (input.Path?.startsWith(RESERVED_PATH)) {
      // SOURCE: aws-iam-policy-tool#9.
      throw new ServiceError('InvalidInput', `Path prefix '${RESERVED_PATH}' can only be used for AWS Service linked Roles`);
    }
    const trustPolicy = await bindTrustPolicy(db, input.AssumeRolePolicyDocument);
    if (await findRoleByName(db, accountId, input.RoleName)) {
      throw new ServiceError('EntityAlreadyExists', `Role with name ${input.RoleName} already exists.`);
    }
    if (input.PermissionsBoundary !== undefined) await checkBoundaryPolicy(input.PermissionsBoundary, tools);
    if ((await countRoles(db, accountId)) >= LIMITS.Roles) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for RolesPerAccount: ${LIMITS.Roles}`);
    }
    const role: RoleRow = {
      accountId,
      roleId: uniqueId('AROA', accountId, tools.random(6)),
      name: input.RoleName,
      nameKey: nameKey(input.RoleName),
      path: input.Path ?? '/',
      createdAt: now.getTime(),
      description: input.Description || null,
      maxSession: input.MaxSessionDuration ?? 3600,
      boundaryArn: input.PermissionsBoundary ?? null,
      trustPolicy,
      linkedService: null,
      lastUsedAt: null,
      lastUsedRegion: null,
    };
    await addRole(write, role);
    await putTags(write, { kind: 'role', accountId, resourceId: role.roleId }, tags);
    return { Role: await describeNewRole(db, role, tags) };
  },
};
