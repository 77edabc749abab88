import { asciiLowerCase } from './ascii.ts';
import type { StatementSyntax } from './document.ts';
import type { JsonNode } from './json.ts';
import { compileAction, matchAction } from './match-action.ts';
import { MESSAGES, TRUST_MESSAGES } from './messages.ts';
import { parseSyntax } from './parse.ts';
import { readJson } from './read-json.ts';
import { isEmpty, patternsOf, refuse, requireKnownOperators, requireLegacyParse, requireUniqueSids } from './validate-checks.ts';
import { mustExist, principalFaults, type WrittenPrincipal, writtenPrincipals } from './validate-principal.ts';

/** The actions that a trust policy may name, with wildcards or without. SOURCE: IAM User Guide, "Role trust policies". */
const TRUST_ACTIONS: readonly string[] = [
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setcontext',
  'sts:setsourceidentity',
  'sts:tagsession',
];

export interface TrustPolicyOptions {
  /**
   * Whether an account, user, role or service that the policy names exists; everybody does when left out. A store that must be
   * waited for is asked first, with `principalsToLookUp`.
   */
  readonly principalExists?: ((principal: WrittenPrincipal) => boolean) | undefined;
}

/**
 * Checks a role's trust policy as IAM does when it is written. Version 2008-10-17, and none, are taken. Size is the caller's
 * business.
 * @throws PolicyError `MalformedPolicyDocument` with IAM's message
 */
export function validateTrustPolicy(text: string, { principalExists = () => true }: TrustPolicyOptions = {}): void {
  for (const node of checkTrustPolicy(text)) {
    const missing = writtenPrincipals(node).find((one) => mustExist(one) && !principalExists(one));
    if (missing) throw refuse(invalidPrincipal(missing), node.start, 'nobody has this name');
  }
}

/** The names whose existence `validateTrustPolicy` will ask for, each once. @throws PolicyError as `validateTrustPolicy` */
export function principalsToLookUp(text: string): readonly WrittenPrincipal[] {
  const all = checkTrustPolicy(text).flatMap(writtenPrincipals);
  const byText = new Map(all.filter(mustExist).map((one) => [`${one.type} ${one.value}`, one]));
  return [...byText.values()];
}

/** @returns the `Principal` of each statement */
function checkTrustPolicy(text: string): readonly JsonNode[] {
  requireOutline(readJson(text));
  const { statements } = parseSyntax(text, { characters: 'iam' });
  statements.forEach(requireKnownOperators);
  statements.forEach(requireLegacyParse);
  const principals = statements.map(requireTrustStatement);
  requireUniqueSids(statements, TRUST_MESSAGES.sidUnique);
  return principals;
}

const memberOf = (node: JsonNode, name: string): JsonNode | undefined =>
  node.kind === 'object' ? node.members.find(({ key }) => key.value === name)?.value : undefined;

/** What IAM says in other words of a trust policy than of an identity policy: Version, Statement and Effect. */
function requireOutline(root: JsonNode): void {
  if (root.kind !== 'object') return;
  const version = memberOf(root, 'Version');
  if (version && (version.kind !== 'string' || !['2008-10-17', '2012-10-17'].includes(version.value))) {
    throw refuse(TRUST_MESSAGES.version, version.start);
  }
  const statement = memberOf(root, 'Statement');
  if (!statement) throw refuse(TRUST_MESSAGES.statement, root.start);
  const list = statement.kind === 'array' ? statement.items : [statement];
  if (list.length === 0) throw refuse(TRUST_MESSAGES.statement, statement.start);
  for (const one of list) {
    const effect = memberOf(one, 'Effect');
    if (one.kind === 'object' && !effect) throw refuse(TRUST_MESSAGES.effect, one.start);
    if (effect?.kind === 'string' && effect.value !== 'Allow' && effect.value !== 'Deny') {
      throw refuse(`Invalid effect: ${effect.value}`, effect.start);
    }
  }
}

function requireTrustStatement({ effect, principal, action, resource, start }: StatementSyntax): JsonNode {
  if (principal?.negated) {
    throw refuse(effect.value === 'Allow' ? TRUST_MESSAGES.allowNotPrincipal : TRUST_MESSAGES.notPrincipal, start);
  }
  if (!principal) throw refuse(TRUST_MESSAGES.principal, start);
  if (resource) throw refuse(resource.negated ? TRUST_MESSAGES.notResource : TRUST_MESSAGES.resource, resource.element.start);
  if (isEmpty(action)) throw refuse(TRUST_MESSAGES.action, start);
  for (const pattern of patternsOf(action)) {
    if (!isTrustAction(pattern.value)) throw refuse(TRUST_MESSAGES.actions, pattern.start);
  }
  requirePrincipal(principal.value);
  return principal.value;
}

/** The vendor must be written out: `*` names more than STS. */
function isTrustAction(pattern: string): boolean {
  if (!asciiLowerCase(pattern).startsWith('sts:')) return false;
  const compiled = compileAction(pattern);
  return TRUST_ACTIONS.some((action) => matchAction(compiled, action));
}

function requirePrincipal(node: JsonNode): void {
  const [fault] = principalFaults(node);
  if (!fault) {
    const canonical = writtenPrincipals(node).find(({ type }) => type === 'CanonicalUser');
    if (canonical) throw refuse(invalidPrincipal(canonical), node.start);
    return;
  }
  switch (fault.kind) {
    case 'star':
      throw refuse(TRUST_MESSAGES.star, node.start);
    case 'no object':
      throw refuse(TRUST_MESSAGES.principalObject, node.start);
    case 'empty':
      throw refuse(TRUST_MESSAGES.emptyPrincipal, node.start);
    case 'unknown type':
      throw refuse(`Invalid principal in policy: ${JSON.stringify(fault.type)}`, node.start);
    case 'no name':
      throw refuse(MESSAGES.syntax, node.start, `a ${fault.type} principal that is no string`);
    case 'invalid':
      if (fault.principal.type === 'Federated') throw refuse(TRUST_MESSAGES.federated, node.start);
      throw refuse(invalidPrincipal(fault.principal), node.start);
  }
}

/** SOURCE: terraform-provider-aws issue 8905, and terraform issue 35086 for the capitals of SERVICE. */
const invalidPrincipal = ({ type, value }: WrittenPrincipal): string =>
  `Invalid principal in policy: "${type.toUpperCase()}":"${value}"`;
