import { effectOf, type DraftPrincipal, type DraftPrincipalGroup, type Word } from '../draft.ts';
import { PARTITIONS } from '../partitions.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';
import { rewrite } from './shape.ts';

const KINDS = ['AWS', 'Federated', 'Service', 'CanonicalUser'];
const ACCOUNT = /^\d{12}$/;
const UNIQUE_ID = /^A[A-Z0-9]{3}[A-Z0-9]{10,}$/;
const IAM_PRINCIPAL = /^(?:root$|user\/.|role\/.)/;
const STS_PRINCIPAL = /^(?:assumed-role\/.+\/.|federated-user\/.|self$)/;

/** `Principal` and `NotPrincipal` where there may be none. */
export const noPrincipals: Rule = ({ policy, kind, report }) => {
  for (const { elements } of policy.statements) {
    for (const word of [elements.get('Principal'), elements.get('NotPrincipal')]) {
      if (!word) continue;
      if (kind === 'identity') {
        report('UNSUPPORTED_PRINCIPAL', word, `An identity policy speaks of whom it hangs on; ${word.text} can't stand in it.`);
      } else if (kind === 'scp') {
        report(
          'SCP_SYNTAX_ERROR_PRINCIPAL',
          word,
          `A service control policy has no ${word.text}. Test aws:PrincipalArn instead.`,
        );
      }
    }
  }
};

/** The form of every principal in a resource-based policy. */
export const principals: Rule = (scope) => {
  if (scope.kind !== 'resource' && scope.kind !== 'trust') return;
  for (const one of scope.policy.statements) {
    for (const principal of one.principals) {
      if (principal.negated && scope.kind === 'trust') {
        const details = 'A role trust policy has no NotPrincipal. Name who may assume the role in Principal.';
        scope.report('ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', principal.element, details);
      } else if (principal.negated && effectOf(one) === 'Allow') {
        const details = 'Allow with NotPrincipal allows everybody who is not named, strangers without credentials included.';
        scope.report('ALLOW_WITH_NOT_PRINCIPAL', principal.element, details);
      }
      checkText(scope, principal);
      for (const group of principal.groups) checkGroup(scope, group);
    }
  }
};

function checkText({ kind, report }: Scope, { text, element }: DraftPrincipal): void {
  if (!text) return;
  if (text.text !== '*') {
    const details = `${element.text} must be "*" or an object such as { "AWS": "123456789012" }.`;
    report('INVALID_PRINCIPAL_FORMAT', text, details);
  } else if (kind === 'trust' && element.text === 'Principal') {
    const details = 'A role trust policy does not take "Principal": "*". Name who may assume the role.';
    report('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', text, details);
  }
}

function checkGroup(scope: Scope, { key, words }: DraftPrincipalGroup): void {
  if (!KINDS.includes(key.text)) {
    const meant = KINDS.find((name) => name.toLowerCase() === key.text.toLowerCase());
    const details = `There is no kind of principal ${quote(key.text)}. There are AWS, Federated, Service and CanonicalUser.`;
    scope.report('INVALID_PRINCIPAL_KEY', key, details, meant === undefined ? undefined : rewrite(key, meant));
    return;
  }
  for (const word of words) {
    if (key.text === 'AWS' && word.text === '*') continue;
    if (/[*?]/.test(word.text)) {
      const details = `Wildcards are not read in a principal of the kind ${key.text}: ${quote(word.text)} names nobody. Name each, or test aws:PrincipalArn.`;
      scope.report('UNSUPPORTED_WILDCARD_IN_PRINCIPAL', word, details);
    } else if (key.text === 'AWS') checkAws(scope, word);
    else if (key.text === 'Service') checkService(scope, word);
    else if (key.text === 'Federated' && scope.kind === 'resource') {
      const details = 'Identity providers can be principals in role trust policies only.';
      scope.report('FEDERATED_PRINCIPAL_NOT_SUPPORTED', word, details);
    }
  }
}

function checkAws({ report }: Scope, word: Word): void {
  const { text } = word;
  if (UNIQUE_ID.test(text)) {
    const role = text.startsWith('AROA');
    if (!role && !text.startsWith('AIDA')) return;
    const what = role ? 'role' : 'user';
    const details = `${text} is the id of a ${what}. Write its ARN: the id is what IAM keeps, and it shows the ARN for it.`;
    report(role ? 'INVALID_ROLE_REFERENCE' : 'INVALID_USER_REFERENCE', word, details);
    return;
  }
  if (ACCOUNT.test(text)) return;
  const [arn, , service, , account = '', ...rest] = text.split(':');
  const name = rest.join(':');
  const known = service === 'iam' ? IAM_PRINCIPAL.test(name) : service !== 'sts' || STS_PRINCIPAL.test(name);
  if (arn === 'arn' && name !== '' && account !== '' && known) return;
  const details = `${quote(text)} is no principal. Write an account number, or the ARN of a user, a role, a session or an account's root.`;
  report('INVALID_PRINCIPAL_FORMAT', word, details);
}

function checkService({ report }: Scope, word: Word): void {
  if (isServicePrincipal(word.text)) return;
  const details = `${quote(word.text)} is no service principal. They look like ec2.amazonaws.com, in lower case.`;
  const lower = word.text.toLowerCase();
  report('INVALID_SERVICE_PRINCIPAL_FORMAT', word, details, isServicePrincipal(lower) ? rewrite(word, lower) : undefined);
}

const LABELS = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

/** Does the text have the form of a service principal, such as `ec2.amazonaws.com`? */
export function isServicePrincipal(text: string): boolean {
  const ends = [...PARTITIONS.map(({ suffix }) => suffix), 'aws.internal', 'aws.com'].filter((end) => text.endsWith(`.${end}`));
  return ends.some((end) => LABELS.test(text.slice(0, -end.length - 1)));
}
