import { policySize } from '@countersign/core/policy';
import { ServiceError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { pageScope, readPage, type PageRequest } from '../domain/paging.ts';
import {
  deleteInlinePolicy,
  findInlinePolicy,
  listInlinePolicies,
  listInlinePolicyNames,
  putInlinePolicy,
  type InlinePolicyRow,
} from '../store/inline-policies.ts';
import type { ReadTools, WriteTools } from './operation.ts';
import { checkPolicyDocument } from './policy-document.ts';
import type { NamedPrincipal } from './policy-principal.ts';

const LIMIT = { user: LIMITS.UserPolicySize, group: LIMITS.GroupPolicySize, role: LIMITS.RolePolicySize } as const;

/**
 * Writes an inline policy; one of the same name is replaced whole.
 * @throws ServiceError `MalformedPolicyDocument`, or `LimitExceeded` when all inline policies of the principal together
 *   would be too long.
 */
export async function putInline(tools: WriteTools, principal: NamedPrincipal, policy: InlinePolicyRow): Promise<void> {
  checkPolicyDocument(policy.document);
  const others = (await listInlinePolicies(tools.db, principal)).filter(({ name }) => name !== policy.name);
  const size = [...others, policy].reduce((sum, { document }) => sum + policySize(document), 0);
  const limit = LIMIT[principal.kind];
  if (size > limit) {
    const who = `${principal.kind} ${principal.name}`;
    throw new ServiceError('LimitExceeded', `Maximum policy size of ${limit} bytes exceeded for ${who}`);
  }
  await putInlinePolicy(tools.write, principal, policy, tools.now.getTime());
}

/** Finds an inline policy that has to be there. @throws ServiceError `NoSuchEntity` */
export async function getInline(tools: ReadTools, principal: NamedPrincipal, name: string): Promise<InlinePolicyRow> {
  return (await findInlinePolicy(tools.db, principal, name)) ?? throwNoSuchInline(principal, name);
}

/** Deletes an inline policy that has to be there. @throws ServiceError `NoSuchEntity` */
export async function deleteInline(tools: WriteTools, principal: NamedPrincipal, name: string): Promise<void> {
  if (!(await deleteInlinePolicy(tools.write, principal, name))) throwNoSuchInline(principal, name);
}

/** The answer of `ListUserPolicies` and its like. */
export interface InlinePolicyNames {
  PolicyNames: string[];
  IsTruncated: boolean;
  Marker?: string;
}

/** Gives one page of the names of a principal's inline policies. */
export async function inlinePage(
  tools: ReadTools,
  operation: string,
  principal: NamedPrincipal,
  input: PageRequest,
): Promise<InlinePolicyNames> {
  const { rows, more } = await readPage(tools.markers, input, {
    scope: pageScope(operation, principal.accountId, principal.id),
    position: (name: string) => name,
    fetch: (after, limit) => listInlinePolicyNames(tools.db, principal, after, limit),
  });
  return { PolicyNames: [...rows], ...more };
}

function throwNoSuchInline({ kind }: NamedPrincipal, name: string): never {
  throw new ServiceError('NoSuchEntity', `The ${kind} policy with name ${name} cannot be found.`);
}
