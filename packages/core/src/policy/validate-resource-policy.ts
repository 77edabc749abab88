import { MESSAGES, RESOURCE_MESSAGES } from './messages.ts';
import type { StatementSyntax } from './document.ts';
import { parseSyntax } from './parse.ts';
import { actionObjection } from './validate-action.ts';
import { isEmpty, patternsOf, refuse, requireKnownOperators, requireLegacyParse, requireUniqueSids } from './validate-checks.ts';
import { principalFaults, writtenPrincipals } from './validate-principal.ts';

/**
 * Checks the policy of a resource or of a VPC endpoint. Any Unicode, any Version and any Sid is taken, as other services than
 * IAM take them; the sentences are S3's. Size is the caller's business.
 * @throws PolicyError `MalformedPolicyDocument`
 */
export function validateResourcePolicy(text: string): void {
  const { statements } = parseSyntax(text);
  statements.forEach(requireKnownOperators);
  statements.forEach(requireLegacyParse);
  statements.forEach(requireResourceStatement);
  requireUniqueSids(statements, MESSAGES.sidUnique);
}

function requireResourceStatement({ principal, action, resource, start }: StatementSyntax): void {
  if (!principal) throw refuse(RESOURCE_MESSAGES.principal, start);
  const [fault] = principalFaults(principal.value).filter(({ kind }) => kind !== 'star');
  if (fault?.kind === 'empty') throw refuse(RESOURCE_MESSAGES.emptyPrincipal, principal.value.start);
  // SOURCE: IAM User Guide, "AWS JSON policy elements: Principal": providers are for trust policies alone.
  const isFederated = writtenPrincipals(principal.value).some(({ type }) => type === 'Federated');
  if (fault || isFederated) throw refuse(RESOURCE_MESSAGES.invalidPrincipal, principal.value.start);
  if (isEmpty(action)) throw refuse(RESOURCE_MESSAGES.action, start);
  for (const pattern of patternsOf(action)) {
    const objection = actionObjection(pattern.value);
    if (objection !== undefined) throw refuse(RESOURCE_MESSAGES.invalidAction, pattern.start, objection);
  }
  if (isEmpty(resource)) throw refuse(RESOURCE_MESSAGES.resource, start);
  for (const pattern of patternsOf(resource)) {
    if (pattern.value !== '*' && !pattern.value.startsWith('arn:'))
      throw refuse(RESOURCE_MESSAGES.invalidResource, pattern.start);
  }
}
