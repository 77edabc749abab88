import {
  bundlePolicies,
  compilePolicy,
  parsePolicy,
  type CompiledPolicy,
  type NamedPolicy,
  type PolicyBundle,
  type PolicyLayers,
  type PolicySource,
  type PolicyType,
} from '@countersign/core/policy';
import type { Caller } from '../domain/caller.ts';
import type { EnforcementView, InlinePolicy, UserEntity } from '../feed/entities.ts';
import type { ManagedPolicies, Target } from '../operations/operation.ts';

/** Everything that decides what one user may do, compiled. */
export interface Gathered {
  readonly user: UserEntity;
  readonly identity: PolicyBundle;
  /** `missing`: a boundary is set whose policy is gone; it allows nothing. */
  readonly boundary?: NamedPolicy | 'missing';
}

export interface Gatherer {
  /** @returns undefined when the user does not exist (any more). */
  gather(caller: Extract<Caller, { kind: 'user' }>, view: EnforcementView): Promise<Gathered | undefined>;
  /** What is attached to the caller, and what the account gives to every user for this target; nothing for a caller without policies. */
  identityFor(target: Target, gathered: Gathered | undefined): PolicyLayers['identity'];
  /** The policy that the resource itself carries: a role's trust policy, or any other's own. Empty for most. */
  resourceSide(target: Target): Pick<PolicyLayers, 'resource' | 'trust'>;
}

const COMPILED = 10_000;
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/**
 * Gathers policies of users, each document compiled once.
 *
 * @param generation changes whenever any user, group or policy of the account changes: gathered sets live for one generation.
 */
export function createGatherer(managed: ManagedPolicies, generation: (accountId: string) => number): Gatherer {
  const compile = createCompiler();

  const attached = async (
    accountId: string,
    arn: string,
    attachedTo: string,
    view: EnforcementView,
    type: 'identity' | 'boundary' = 'identity',
  ): Promise<NamedPolicy | undefined> => {
    const document = managed.get(arn) ? managed.document(arn) : (await view.policy(accountId, arn))?.document;
    if (document === undefined) return undefined;
    const source: PolicySource = { kind: 'managed', name: nameOf(arn), arn, attachedTo };
    return { source, policy: compile(document, type) };
  };
  const inlined = (policies: readonly InlinePolicy[], attachedTo: string): NamedPolicy[] =>
    policies.map(({ name, document }) => ({
      source: { kind: 'inline', name, attachedTo },
      policy: compile(document, 'identity'),
    }));

  async function collect(accountId: string, user: UserEntity, view: EnforcementView): Promise<Gathered> {
    const identity: NamedPolicy[] = [];
    const holders = [{ name: `user ${user.name}`, attached: user.attached, inline: user.inline }];
    for (const groupId of user.groupIds) {
      const group = await view.group(accountId, groupId);
      if (group) holders.push({ name: `group ${group.name}`, attached: group.attached, inline: group.inline });
    }
    for (const holder of holders) {
      identity.push(...inlined(holder.inline, holder.name));
      for (const arn of holder.attached) {
        const policy = await attached(accountId, arn, holder.name, view);
        // INVARIANT: an attached policy that can't be read refuses everything: it may have held a Deny.
        if (!policy) throw new Error(`the policy ${arn} is attached to ${holder.name} and has no document`);
        identity.push(policy);
      }
    }
    if (user.boundaryArn === undefined) return { user, identity: bundlePolicies(identity) };
    const boundary = await attached(accountId, user.boundaryArn, `user ${user.name}`, view, 'boundary');
    return { user, identity: bundlePolicies(identity), boundary: boundary ?? 'missing' };
  }

  // Keyed by the user entity itself: a changed user is another entity; changed groups and policies are another generation.
  const kept = new WeakMap<UserEntity, { generation: number; gathered: Gathered }>();
  return {
    async gather({ accountId, userId }, view) {
      const user = await view.user(accountId, userId);
      if (!user) return undefined;
      if (!view.settled) return collect(accountId, user, view);
      const now = generation(accountId);
      const last = kept.get(user);
      if (last?.generation === now) return last.gathered;
      const gathered = await collect(accountId, user, view);
      kept.set(user, { generation: now, gathered });
      return gathered;
    },
    identityFor({ accountPolicy }, gathered) {
      if (!gathered) return [];
      if (accountPolicy === undefined) return gathered.identity;
      const source: PolicySource = { kind: 'inline', name: 'of the account', attachedTo: 'every user' };
      return [...gathered.identity.policies, { source, policy: compile(accountPolicy, 'identity') }];
    },
    resourceSide({ arn, shown = arn, resourcePolicy, trustPolicy }) {
      const named = (kind: 'resource' | 'trust', document: string): NamedPolicy => ({
        source: { kind, name: `of ${shown}`, arn, attachedTo: shown },
        policy: compile(document, kind),
      });
      if (trustPolicy !== undefined) return { trust: named('trust', trustPolicy) };
      return resourcePolicy === undefined ? {} : { resource: [named('resource', resourcePolicy)] };
    },
  };
}

/** Compiles each document once for each layer it is used in, and forgets all when they become too many. */
function createCompiler(): (document: string, type: PolicyType) => CompiledPolicy {
  const compiled = new Map<PolicyType, Map<string, CompiledPolicy>>();
  return (document, type) => {
    const ofType = compiled.get(type) ?? new Map<string, CompiledPolicy>();
    compiled.set(type, ofType);
    const known = ofType.get(document);
    if (known) return known;
    // INVARIANT: a stored document that does not parse is a fault, and a fault refuses; it never becomes "no policy".
    const fresh = compilePolicy(parsePolicy(document), type);
    if (ofType.size >= COMPILED) ofType.clear();
    ofType.set(document, fresh);
    return fresh;
  };
}
