import { groupArn } from '../domain/arns.ts';
import { findGroupByName } from '../store/groups.ts';
import type { ReadTools, Target } from './operation.ts';

/** The group that a call acts on: its ARN with its real path. Groups wear no tags. */
export async function groupTarget(
  { caller: { accountId }, db }: ReadTools,
  groupName: string,
  context: NonNullable<Target['context']> = {},
): Promise<Target> {
  const found = await findGroupByName(db, accountId, groupName);
  const arn = groupArn(found ?? { accountId, path: '/', name: groupName });
  // The name as the caller wrote it: a refusal must not tell how, or whether, it is stored.
  return { arn, shown: `group ${groupName}`, context };
}
