import { entityArn } from '../../domain/arns.ts';
import { listAttached } from '../../store/attachments.ts';
import { findGroupByName } from '../../store/groups.ts';
import { listInlinePolicies } from '../../store/inline-policies.ts';
import { listGroupsOfUser } from '../../store/memberships.ts';
import { findPolicyByArn } from '../../store/policies.ts';
import { findVersion } from '../../store/policy-versions.ts';
import { findTaggedRole } from '../../store/roles.ts';
import type { Queries } from '../../store/store.ts';
import { findTaggedUser } from '../../store/users.ts';
import type { ReadTools, Target } from '../operation.ts';
import { resourceTagContext } from '../request-tags.ts';
import { requireGroup } from '../require-group.ts';
import { requireRole } from '../require-role.ts';
import { requireUser } from '../require-user.ts';
import { invalidInput } from './invalid-input.ts';
import { readEntityArn, type NamedEntity } from './simulated-caller.ts';

/** A policy that a user, group or role has. */
export interface HeldPolicy {
  readonly kind: 'inline' | 'aws-managed' | 'user-managed';
  /** As a result calls it: the managed policy's name, or `user_bob_p`. */
  readonly id: string;
  readonly text: string;
  /** Of a managed policy. */
  readonly arn?: string;
  /** Of an inline policy. */
  readonly holder?: { readonly kind: Holder['kind']; readonly name: string; readonly policyName: string };
}

/** The user, group or role whose policies a simulation takes. */
export interface PolicySource {
  /** Its real ARN. */
  readonly arn: string;
  /** Of a user or role: `AIDA…`, `AROA…`. */
  readonly uniqueId?: string;
  /** Of a user itself first, then of its groups; a managed policy that comes more than once is there once. */
  readonly policies: readonly HeldPolicy[];
  /** `missing`: one is set whose policy can't be read; it allows nothing. */
  readonly boundary?: HeldPolicy | 'missing';
}

type Lookup = Pick<ReadTools, 'db' | 'caller' | 'managed'>;

/** Reads `PolicySourceArn`. @throws ServiceError `InvalidInput` for another kind of thing, or another account's */
function readSourceArn(arn: string, ownAccount: string): NamedEntity {
  const entity = readEntityArn(arn);
  if (!entity) throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  if (entity.accountId === ownAccount) return entity;
  throw invalidInput(
    `Invalid Policy Source Arn: caller's account ${ownAccount} does not have access to policies in account ${entity.accountId}`,
  );
}

/**
 * What a call with a `PolicySourceArn` acts on: the user, group or role under its real path; a refusal names the ARN as given.
 * @throws ServiceError `InvalidInput`: what is nobody of this account is nothing that one may be allowed.
 */
export async function policySourceTargets(arn: string, { db, caller }: Lookup): Promise<readonly Target[]> {
  const entity = readSourceArn(arn, caller.accountId);
  if (entity.kind === 'user') {
    const found = await findTaggedUser(db, caller.accountId, { name: entity.name });
    return [found ? { arn: entityArn('user', found.user), shown: arn, context: resourceTagContext(found.tags) } : { arn }];
  }
  if (entity.kind === 'role') {
    const found = await findTaggedRole(db, caller.accountId, entity.name);
    return [found ? { arn: entityArn('role', found.role), shown: arn, context: resourceTagContext(found.tags) } : { arn }];
  }
  const group = await findGroupByName(db, caller.accountId, entity.name);
  return [group ? { arn: entityArn('group', group), shown: arn } : { arn }];
}

/**
 * Finds the user, group or role that a request names, with all of its policies. The name decides: a wrong path is passed over.
 * @throws ServiceError `InvalidInput`, `NoSuchEntity`
 */
export async function policySource(sourceArn: string, tools: Lookup): Promise<PolicySource> {
  const { db, caller } = tools;
  const { accountId } = caller;
  const { kind, name } = readSourceArn(sourceArn, accountId);
  if (kind === 'role') {
    const role = await requireRole(db, accountId, name);
    const holder = { accountId, kind: 'role' as const, id: role.roleId, name: role.name };
    const source = { arn: entityArn('role', role), uniqueId: role.roleId, policies: onceEach(await held(holder, tools)) };
    return await bounded(source, role.boundaryArn, tools);
  }
  if (kind === 'group') {
    const group = await requireGroup(db, accountId, name);
    const holder = { accountId, kind: 'group' as const, id: group.groupId, name: group.name };
    return { arn: entityArn('group', group), policies: onceEach(await held(holder, tools)) };
  }
  const user = await requireUser(db, accountId, name);
  const policies = await held({ accountId, kind: 'user', id: user.userId, name: user.name }, tools);
  for (const group of await groupsOf(db, accountId, user.userId)) {
    policies.push(...(await held({ accountId, kind: 'group', id: group.groupId, name: group.name }, tools)));
  }
  const source = { arn: entityArn('user', user), uniqueId: user.userId, policies: onceEach(policies) };
  return await bounded(source, user.boundaryArn, tools);
}

const bounded = async (source: PolicySource, boundaryArn: string | null, tools: Lookup): Promise<PolicySource> =>
  boundaryArn === null ? source : { ...source, boundary: (await findManaged(boundaryArn, tools)) ?? 'missing' };

const ALL = 1_000_000;
const groupsOf = (db: Queries, accountId: string, userId: string) => listGroupsOfUser(db, accountId, userId, undefined, ALL);

interface Holder {
  readonly accountId: string;
  readonly kind: 'user' | 'group' | 'role';
  readonly id: string;
  readonly name: string;
}

async function held(holder: Holder, tools: Lookup): Promise<HeldPolicy[]> {
  const found: HeldPolicy[] = [];
  for (const { name: policyName, document: text } of await listInlinePolicies(tools.db, holder)) {
    const id = `${holder.kind}_${holder.name}_${policyName}`;
    found.push({ kind: 'inline', id, text, holder: { kind: holder.kind, name: holder.name, policyName } });
  }
  for (const arn of await listAttached(tools.db, holder)) found.push(await managedPolicy(arn, tools));
  return found;
}

async function managedPolicy(arn: string, tools: Lookup): Promise<HeldPolicy> {
  const found = await findManaged(arn, tools);
  // INVARIANT: an attached policy that can't be read is a fault, never "no policy": it may hold a Deny.
  if (!found) throw new Error(`the policy ${arn} is attached and has no document`);
  return found;
}

async function findManaged(arn: string, { db, managed }: Lookup): Promise<HeldPolicy | undefined> {
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  const ofAws = managed.document(arn);
  if (ofAws !== undefined) return { kind: 'aws-managed', id, text: ofAws, arn };
  const row = await findPolicyByArn(db, arn);
  const version = row && (await findVersion(db, row, row.defaultVersion));
  return version && { kind: 'user-managed', id, text: version.document, arn };
}

function onceEach(policies: readonly HeldPolicy[]): readonly HeldPolicy[] {
  return policies.filter(({ arn }, i) => arn === undefined || policies.findIndex((other) => other.arn === arn) === i);
}
