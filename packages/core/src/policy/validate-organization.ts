import { asciiLowerCase } from './ascii.ts';
import type { DocumentSyntax, PrincipalElement, StatementSyntax } from './document.ts';
import { PolicyError } from './errors.ts';
import type { Position } from './json.ts';
import { MESSAGES } from './messages.ts';
import { parseSyntax } from './parse.ts';
import { actionObjection } from './validate-action.ts';
import { isEmpty, patternsOf, refuse, requireKnownOperators, requireLegacyParse, requireSids } from './validate-checks.ts';

export interface ResourceControlOptions {
  /** The services that resource control policies reach, by their prefix in actions, such as `s3`. Any when left out. */
  readonly services?: ReadonlySet<string> | undefined;
}

/**
 * Checks a service control policy: the full language, but no principals. Organizations says the same of every fault; `detail`
 * has the reason.
 * @throws PolicyError `MalformedPolicyDocument`
 */
export function validateServiceControlPolicy(text: string): void {
  inOneSentence(() => {
    for (const { principal } of readOrganizationPolicy(text)) {
      if (principal) throw fault('a service control policy has no principals', principal.value.start);
    }
  });
}

/**
 * Checks a resource control policy of a customer: Deny alone, for everyone, of actions of services that take part.
 * @throws PolicyError `MalformedPolicyDocument`
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export function validateResourceControlPolicy(text: string, { services }: ResourceControlOptions = {}): void {
  inOneSentence(() => {
    for (const statement of readOrganizationPolicy(text)) requireControl(statement, services);
  });
}

function requireControl(
  { effect, principal, action, resource, start }: StatementSyntax,
  services: ReadonlySet<string> | undefined,
): void {
  if (effect.value !== 'Deny') throw fault('only RCPFullAWSAccess allows', effect.start);
  if (!principal || !isEveryone(principal)) throw fault('Principal is not "*"', start);
  if (action?.negated) throw fault('a resource control policy has no NotAction', action.element.start);
  for (const { value, start: at } of patternsOf(action)) {
    if (value === '*') throw fault('the action "*" stands alone', at);
    const service = asciiLowerCase(value.slice(0, value.indexOf(':')));
    if (services && !services.has(service)) throw fault(`${service} does not take part in resource control policies`, at);
  }
  for (const { value, start: at } of patternsOf(resource)) {
    if (value !== '*' && value.split(':').length < 6) throw fault(`the ARN ${JSON.stringify(value)} is cut short`, at);
  }
}

const isEveryone = ({ negated, value }: PrincipalElement): boolean => !negated && value.kind === 'string' && value.value === '*';

/** What both kinds have in common. */
function readOrganizationPolicy(text: string): DocumentSyntax['statements'] {
  const { version, statements } = parseSyntax(text);
  if (version !== '2012-10-17') throw fault('Version is not 2012-10-17');
  statements.forEach(requireKnownOperators);
  statements.forEach(requireLegacyParse);
  requireSids(statements);
  for (const { action, resource, start } of statements) {
    if (isEmpty(action)) throw fault(MESSAGES.actions, start);
    if (isEmpty(resource)) throw fault(MESSAGES.resources, start);
    for (const { value, start: at } of patternsOf(action)) {
      const objection = actionObjection(value);
      if (objection !== undefined) throw fault(objection, at);
    }
    for (const { value, start: at } of patternsOf(resource)) {
      if (value !== '*' && !value.startsWith('arn:')) throw fault(`Resource ${value} must be in ARN format or "*".`, at);
    }
  }
  return statements;
}

const fault = (detail: string, position?: Position): PolicyError => refuse(MESSAGES.organizations, position, detail);

function inOneSentence(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof PolicyError) || error.message === MESSAGES.organizations) throw error;
    throw refuse(MESSAGES.organizations, error.position, error.detail ?? error.message);
  }
}
