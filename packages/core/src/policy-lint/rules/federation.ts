import { effectOf, tests, type DraftStatement, type Word } from '../draft.ts';
import type { Rule, Scope } from '../scope.ts';
import { enumerate, quote } from '../wording.ts';

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?:\/.*)?$/i;
/** The longest text that is looked at as a domain with a path: the work may grow with the square. */
const LONGEST = 2048;
const SAML = /^arn:[^:]+:iam::[^:]+:saml-provider\/.+$/;
const OIDC = /^arn:[^:]+:iam::[^:]+:oidc-provider\/(.+)$/;
const GITHUB = 'token.actions.githubusercontent.com';

/** The issuer that a federated principal names, when it is one of OpenID Connect. */
const issuerOf = (principal: string): string | undefined =>
  OIDC.exec(principal)?.[1] ?? (principal.length <= LONGEST && DOMAIN.test(principal) ? principal : undefined);

const federated = ({ principals }: DraftStatement): readonly Word[] =>
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

/** What every token of an OpenID Connect provider must say before it may have the role. */
export const tokenConditions: Rule = (scope) => {
  if (scope.kind !== 'trust') return;
  for (const statement of scope.policy.statements) {
    if (effectOf(statement) !== 'Allow') continue;
    for (const word of federated(statement)) {
      const issuer = issuerOf(word.text);
      if (issuer !== undefined) checkIssuer(scope, statement, word, issuer.toLowerCase());
    }
  }
};

/** Claims of GitHub that name a repository as `sub` does. */
const NARROWING = ['repository', 'repository_id', 'job_workflow_ref'].map((claim) => `${GITHUB}:${claim}`);

function checkIssuer({ report }: Scope, statement: DraftStatement, word: Word, issuer: string): void {
  const all = tests(statement);
  const claims = all.filter(({ entry }) => entry.key.text.toLowerCase().startsWith(`${issuer}:`));
  if (issuer !== GITHUB) {
    if (claims.length > 0) return;
    const details = `Whoever has a token of ${quote(issuer)} may assume the role. Test a claim, such as ${issuer}:aud or ${issuer}:sub.`;
    report('MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', word, details);
    return;
  }
  const subject = all.find(({ entry }) => entry.key.text.toLowerCase() === `${GITHUB}:sub`);
  if (!subject) {
    if (all.some(({ entry }) => NARROWING.includes(entry.key.text.toLowerCase()))) return;
    const details = `Every workflow on GitHub may assume the role. Test ${GITHUB}:sub for the repository and the branch.`;
    report('MISSING_GITHUB_REPO_CONDITION_KEY', word, details);
    return;
  }
  const branch = all.some(({ entry }) => entry.key.text.toLowerCase() === `${GITHUB}:ref`);
  const loose = subject.entry.values.filter(({ text }) => /[*?]/.test(branch ? repositoryOf(text) : text));
  for (const value of subject.operator.base.endsWith('Like') ? loose : []) {
    const details = `${quote(value.text)} takes in more repositories or branches than one. Write both out, or the branch in ${GITHUB}:ref.`;
    report('SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', value, details);
  }
}

/** `repo:owner/name` of `repo:owner/name:ref:refs/heads/main`. */
const repositoryOf = (subject: string): string => subject.split(':', 2).join(':');

/** Providers whose audience is known to be one value. SOURCE: IAM User Guide, "Available keys for AWS OIDC federation". */
const ONE_AUDIENCE = ['accounts.google.com', 'cognito-identity.amazonaws.com', 'graph.facebook.com', 'www.amazon.com', GITHUB];

/** Set operators over the audience of a token. */
export const audiences: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    const lower = entry.key.text.toLowerCase();
    if (!operator.set || !lower.endsWith(':aud')) continue;
    const known = lower === 'saml:aud' || ONE_AUDIENCE.includes(lower.slice(0, -':aud'.length));
    if (known && operator.set === 'ForAnyValue') {
      report('FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', entry.key, `${quote(entry.key.text)} has one value. Take ForAnyValue out.`);
    } else {
      const details = `Make sure that ${quote(entry.key.text)} has several values: ${operator.set} is for those alone.`;
      report('CONFIRM_AUDIENCE_CLAIM_TYPE', entry.key, details);
    }
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
