import type { GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { isRoleDeletion } from '../../store/role-deletions.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';

type Input = Checked<GetServiceLinkedRoleDeletionStatusRequest, 'DeletionTaskId'>;

const TASK = /^task(\/aws-service-role\/[\w.-]+\/[\w+=,.@-]+)\/[\da-f-]+$/;

/** Tells what became of the deletion of a service-linked role: it succeeded, since it was done when it was asked for. */
export const getServiceLinkedRoleDeletionStatus: ReadOperation<Input, GetServiceLinkedRoleDeletionStatusResponse> = {
  kind: 'read',
  action: 'iam:GetServiceLinkedRoleDeletionStatus',
  accessLevel: 'Read',

  // The role is gone; the task says which it was.
  targets: ({ DeletionTaskId }, { caller: { accountId } }) => [
    { arn: `arn:aws:iam::${accountId}:role${TASK.exec(DeletionTaskId)?.[1] ?? '/aws-service-role/'}` },
  ],

  async run({ DeletionTaskId }, { caller: { accountId }, db }) {
    if (TASK.test(DeletionTaskId) && (await isRoleDeletion(db, accountId, DeletionTaskId))) return { Status: 'SUCCEEDED' };
    // The words are ours; that it is NoSuchEntity: cloud-nuke#1143.
    throw new ServiceError('NoSuchEntity', `Deletion task ${DeletionTaskId} cannot be found.`);
  },
};
