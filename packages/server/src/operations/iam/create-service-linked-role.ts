import type { CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse } from '@aws-sdk/client-iam';
import { roleArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { insertAttachment } from '../../store/attachments.ts';
import { addRole, findRoleByName, type RoleRow } from '../../store/roles.ts';
import type { Checked } from '../checked.ts';
import { describeNewRole } from '../describe-role.ts';
import type { WriteOperation } from '../operation.ts';
import { serviceLinkedRole } from '../service-linked-role.ts';

type Input = Checked<CreateServiceLinkedRoleRequest, 'AWSServiceName'>;

/**
 * Makes the role of an AWS service, with its policy. Nobody can change it but in its description and its tags.
 * The quota of roles does not hold it up. SOURCE: IAM User Guide, "IAM and AWS STS quotas".
 */
export const createServiceLinkedRole: WriteOperation<Input, CreateServiceLinkedRoleResponse> = {
  kind: 'write',
  action: 'iam:CreateServiceLinkedRole',
  accessLevel: 'Write',

  targets({ AWSServiceName, CustomSuffix }, { caller: { accountId } }) {
    const { path, name } = serviceLinkedRole(AWSServiceName, CustomSuffix);
    return [{ arn: roleArn({ accountId, path, name }), context: { 'iam:AWSServiceName': AWSServiceName } }];
  },

  async run({ AWSServiceName, CustomSuffix, Description }, tools) {
    const { db, now, write } = tools;
    const { accountId } = tools.caller;
    const { name, path, policyArn, trustPolicy } = serviceLinkedRole(AWSServiceName, CustomSuffix);
    if (await findRoleByName(db, accountId, name)) {
      // SOURCE: terraform-aws-hasura#17, and many others.
      const taken = `Service role name ${name} has been taken in this account, please try a different suffix.`;
      throw new ServiceError('InvalidInput', taken);
    }
    const role: RoleRow = {
      accountId,
      roleId: uniqueId('AROA', accountId, tools.random(6)),
      name,
      nameKey: nameKey(name),
      path,
      createdAt: now.getTime(),
      description: Description || null,
      maxSession: 3600,
      boundaryArn: null,
      trustPolicy,
      linkedService: AWSServiceName,
      lastUsedAt: null,
      lastUsedRegion: null,
    };
    await addRole(write, role);
    await insertAttachment(write, { accountId, kind: 'role', id: role.roleId }, policyArn, now.getTime());
    return { Role: await describeNewRole(db, role, []) };
  },
};
