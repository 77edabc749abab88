import type { Group } from '@aws-sdk/client-iam';
import { groupArn } from '../domain/arns.ts';
import type { GroupRow } from '../store/groups.ts';

/** A group in AWS's shape. */
export function describeGroup(group: GroupRow): Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.groupId,
    Arn: groupArn(group),
    CreateDate: new Date(group.createdAt),
  };
}
