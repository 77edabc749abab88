import { effectOf, type DraftStatement, type Word } from '../draft.ts';
import type { Rule } from '../scope.ts';
import { enumerate, quote } from '../wording.ts';

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?:\/.*)?$/i;
/** The longest text that is looked at as a domain with a path: the work may grow with the square. */
const LONGEST = 2048;
const SAML = /^arn:[^:]+:iam::[^:]+:saml-provider\/.+$/;
const OIDC = /^arn:[^:]+:iam::[^:]+:oidc-provider\/(.+)$/;

/** The issuer that a federated principal names, when it is one of OpenID Connect. */
export const issuerOf = (principal: string): string | undefined =>
  OIDC.exec(principal)?.[1] ?? (principal.length <= LONGEST && DOMAIN.test(principal) ? principal : undefined);

/** The identity providers that a statement names. */
export const federated = ({ principals }: DraftStatement): readonly Word[] =>
  principals.flatMap(({ negated, groups }) =>
    negated ? [] : groups.filter(({ key }) => key.text === 'Federated').flatMap(({ words }) => words),
  );

/** The form of identity providers in role trust policies. */
export const providers: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  for (const word of policy.statements.flatMap(federated)) {
    if (SAML.test(word.text) || issuerOf(word.text) !== undefined || /[*?]/.test(word.text)) continue;
    const details = `${quote(word.text)} is no identity provider. Write the ARN of a SAML or OpenID Connect provider, or a domain.`;
    report('INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY', word, details);
  }
};

/** Which principals an action of role trust policies is for. */
const FITS: Readonly<Record<string, (kind: string, text: string) => boolean>> = {
  'sts:assumerole': (kind) => kind !== 'Federated',
  'sts:assumerolewithsaml': (kind, text) => kind === 'Federated' && SAML.test(text),
  'sts:assumerolewithwebidentity': (kind, text) => kind === 'Federated' && issuerOf(text) !== undefined,
};

/** Actions that none of the statement's principals can call. */
export const actionsOfPrincipals: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  for (const statement of policy.statements) {
    const named = statement.principals.flatMap(({ negated, groups }) =>
      negated ? [] : groups.flatMap(({ key, words }) => words.map((word) => ({ kind: key.text, word }))),
    );
    if (named.length === 0 || statement.principals.some(({ text }) => text)) continue;
    for (const word of statement.actions.flatMap(({ words, negated }) => (negated ? [] : words))) {
      const fits = FITS[word.text.toLowerCase()];
      if (!fits || named.some((one) => fits(one.kind, one.word.text))) continue;
      const names = enumerate(named.map((one) => quote(one.word.text)));
      const details = `${word.text} is not for ${names}. SAML providers go with sts:AssumeRoleWithSAML, OpenID Connect providers with sts:AssumeRoleWithWebIdentity, both as Federated; all others with sts:AssumeRole.`;
      report('MISMATCHED_ACTION_FOR_PRINCIPAL', [word, ...named.map((one) => one.word)], details);
    }
  }
};

/** IAM Roles Anywhere, which needs three actions. */
export const rolesAnywhere: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  const wanted = ['sts:assumerole', 'sts:setsourceidentity', 'sts:tagsession'];
  for (const statement of policy.statements) {
    const principal = statement.principals
      .flatMap(({ negated, groups }) => (negated ? [] : groups))
      .flatMap(({ key, words }) => (key.text === 'Service' ? words : []))
      .find(({ text }) => text === 'rolesanywhere.amazonaws.com');
    if (!principal || effectOf(statement) !== 'Allow') continue;
    const words = statement.actions.flatMap((list) => list.words.map(({ text }) => text.toLowerCase()));
    if (words.some((text) => /[*?]/.test(text)) || wanted.every((action) => words.includes(action))) continue;
    const details =
      'IAM Roles Anywhere needs sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession, and this statement does not allow all three.';
    report('MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY', [principal, ...statement.actions.slice(0, 1)], details);
  }
};

/** A session named beside the role it is one of. */
export const redundantSessions: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  for (const { principals } of policy.statements) {
    const words = principals.flatMap(({ negated, groups }) => (negated ? [] : groups.flatMap((group) => group.words)));
    const roles = new Map<string, string>();
    for (const { text } of words) {
      const match = /^arn:([^:]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(text);
      if (match) roles.set(`${match[1]}:${match[2]}:${match[3]}`, text);
    }
    for (const word of words) {
      const match = /^arn:([^:]+):(?:sts|iam)::(\d+):assumed-role\/([^/]+)\/.+$/.exec(word.text);
      const role = match && roles.get(`${match[1]}:${match[2]}:${match[3]}`);
      if (role === undefined || role === null) continue;
      const details = `${quote(word.text)} is a session of ${quote(role)}, which is named too and takes in all its sessions.`;
      report('REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY', word, details);
    }
  }
};
