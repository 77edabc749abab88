import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { callAll } from '../../api/use-api.ts';
import { heldInline, heldManaged, type HeldPolicy } from '../attach/owner.ts';

/** Reads all policies that apply to a user: their own and those of their groups. */
export function useUserPolicies(userName: string): UseQueryResult<readonly HeldPolicy[]> {
  return useQuery({ queryKey: ['policies of user', userName], queryFn: () => readUserPolicies(userName) });
}

async function readUserPolicies(userName: string): Promise<readonly HeldPolicy[]> {
  const of = { UserName: userName };
  const [attached, inline, groups] = await Promise.all([
    callAll('ListAttachedUserPolicies', of, 'AttachedPolicies'),
    callAll('ListUserPolicies', of, 'PolicyNames'),
    callAll('ListGroupsForUser', of, 'Groups'),
  ]);
  const given = await Promise.all(
    groups.map(async ({ GroupName = '' }) => {
      const [managed, own] = await Promise.all([
        callAll('ListAttachedGroupPolicies', { GroupName }, 'AttachedPolicies'),
        callAll('ListGroupPolicies', { GroupName }, 'PolicyNames'),
      ]);
      return [
        ...managed.map(({ PolicyArn = '' }) => heldManaged(PolicyArn, GroupName)),
        ...own.map((name) => heldInline(name, GroupName)),
      ];
    }),
  );
  return [
    ...attached.map(({ PolicyArn = '' }) => heldManaged(PolicyArn)),
    ...inline.map((name) => heldInline(name)),
    ...given.flat(),
  ];
}
