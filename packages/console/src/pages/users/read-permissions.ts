import { call } from '../../api/call.ts';
import { callAll } from '../../api/use-api.ts';
import { writtenDocument } from '../attach/policy-document.ts';
import type { Permissions } from './new-user.ts';

/** Reads what a user is given, to give another one the same. */
export async function readPermissions(userName: string): Promise<Permissions> {
  const of = { UserName: userName };
  const [{ User }, groups, attached, names] = await Promise.all([
    call('GetUser', of),
    callAll('ListGroupsForUser', of, 'Groups'),
    callAll('ListAttachedUserPolicies', of, 'AttachedPolicies'),
    callAll('ListUserPolicies', of, 'PolicyNames'),
  ]);
  const inline = await Promise.all(
    names.map(async (name) => {
      const { PolicyDocument = '' } = await call('GetUserPolicy', { ...of, PolicyName: name });
      return { name, document: writtenDocument(PolicyDocument) };
    }),
  );
  return {
    groups: groups.map(({ GroupName = '' }) => GroupName),
    policies: attached.map(({ PolicyArn = '' }) => PolicyArn),
    inline,
    boundary: User?.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}
