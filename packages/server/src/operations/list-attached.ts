import type { AttachedPolicy } from '@aws-sdk/client-iam';
import { parsePolicyArn } from '../domain/arns.ts';
import { nameKey } from '../domain/names.ts';
import { pageScope, readPage, type PageRequest } from '../domain/paging.ts';
import { listAttached } from '../store/attachments.ts';
import type { ReadTools } from './operation.ts';
import type { NamedPrincipal } from './policy-principal.ts';

/** The answer of `ListAttachedUserPolicies` and its like. */
export interface AttachedPolicies {
  AttachedPolicies: AttachedPolicy[];
  IsTruncated: boolean;
  Marker?: string;
}

/** Where a policy stands in the list. Short, since a marker holds it and an ARN's path can be long; names are unique within AWS's and within the account's own. */
function placeOf(arn: string): string {
  const parsed = parsePolicyArn(arn);
  return `${nameKey(parsed?.name ?? arn)} ${parsed?.accountId === 'aws' ? 0 : 1}`;
}

/** Gives one page of the managed policies on a principal, in the order of their names. */
export async function attachedPage(
  tools: ReadTools,
  operation: string,
  principal: NamedPrincipal,
  input: PageRequest & { readonly PathPrefix?: string | undefined },
): Promise<AttachedPolicies> {
  const { PathPrefix = '/' } = input;
  const { rows, more } = await readPage(tools.markers, input, {
    scope: pageScope(operation, principal.accountId, principal.id, PathPrefix),
    position: placeOf,
    async fetch(after, limit) {
      const arns = await listAttached(tools.db, principal);
      const wanted = arns.filter(
        (arn) => parsePolicyArn(arn)?.path.startsWith(PathPrefix) && (after === undefined || placeOf(arn) > after),
      );
      return wanted.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).slice(0, limit);
    },
  });
  const policies = rows.map((arn) => ({ PolicyName: parsePolicyArn(arn)?.name ?? arn, PolicyArn: arn }));
  return { AttachedPolicies: policies, ...more };
}
