import { hasCode } from '../../api/api-error.ts';
import { callAll } from '../../api/use-api.ts';
import { step, type Step } from '../../api/use-steps.ts';

/** What hangs on a group and has to go before it. */
export interface GroupParts {
  readonly groupName: string;
  readonly users: readonly string[];
  /** ARNs. */
  readonly attached: readonly string[];
  readonly inline: readonly string[];
}

/** What may not be read counts as not there: the server still refuses to delete a group that has it, and says what. */
async function unlessDenied<T>(reading: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await reading;
  } catch (error) {
    if (hasCode(error, 'AccessDenied')) return [];
    throw error;
  }
}

/** Reads what hangs on a group. @throws ApiError `NoSuchEntity` when there is no such group */
export async function readGroupParts(groupName: string): Promise<GroupParts> {
  const of = { GroupName: groupName };
  const [users, attached, inline] = await Promise.all([
    unlessDenied(callAll('GetGroup', of, 'Users')),
    unlessDenied(callAll('ListAttachedGroupPolicies', of, 'AttachedPolicies')),
    unlessDenied(callAll('ListGroupPolicies', of, 'PolicyNames')),
  ]);
  return {
    groupName,
    users: users.map(({ UserName = '' }) => UserName),
    attached: attached.map(({ PolicyArn = '' }) => PolicyArn),
    inline,
  };
}

/** Deletes a group with all that hangs on it. What somebody else has taken away in the meantime is no fault. */
export function groupDeletionSteps({ groupName, users, attached, inline }: GroupParts): readonly Step[] {
  const GroupName = groupName;
  const gone = 'NoSuchEntity';
  return [
    ...users.map((UserName) => step('RemoveUserFromGroup', { GroupName, UserName }, gone)),
    ...attached.map((PolicyArn) => step('DetachGroupPolicy', { GroupName, PolicyArn }, gone)),
    ...inline.map((PolicyName) => step('DeleteGroupPolicy', { GroupName, PolicyName }, gone)),
    step('DeleteGroup', { GroupName }, gone),
  ];
}
