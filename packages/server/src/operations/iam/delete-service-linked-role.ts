import type { DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse } from '@aws-sdk/client-iam';
import { deleteAttachment, listAttached } from '../../store/attachments.ts';
import { addRoleDeletion } from '../../store/role-deletions.ts';
import { removeRole } from '../../store/roles.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireRole, throwNoSuchRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

type Input = Checked<DeleteServiceLinkedRoleRequest, 'RoleName'>;

/** Removes a service-linked role at once: there is no service here that could still need it. */
export const deleteServiceLinkedRole: WriteOperation<Input, DeleteServiceLinkedRoleResponse> = {
  kind: 'write',
  action: 'iam:DeleteServiceLinkedRole',
  accessLevel: 'Write',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName)],

  async run({ RoleName }, tools) {
    const { db, now, write } = tools;
    const { accountId } = tools.caller;
    const { roleId, name, path, linkedService } = await requireRole(db, accountId, RoleName);
    // Of the errors that AWS documents for this call none but NoSuchEntity fits a role of another kind [assumed].
    if (linkedService === null) throwNoSuchRole(RoleName);
    const principal = { accountId, kind: 'role', id: roleId } as const;
    for (const arn of await listAttached(db, principal)) await deleteAttachment(write, principal, arn);
    await removeAllTags(write, { kind: 'role', accountId, resourceId: roleId });
    await removeRole(write, accountId, roleId);
    // SOURCE: IAM API Reference, `DeletionTaskId`: task/aws-service-role/<service-principal-name>/<role-name>/<task-uuid>.
    const taskId = `task${path}${name}/${uuid(tools.random(16))}`;
    await addRoleDeletion(write, accountId, taskId, now.getTime());
    return { DeletionTaskId: taskId };
  },
};

/** A random UUID of version 4. @param bytes 16 secure ones */
function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join('-');
}
