import { effectOf, tests, type DraftStatement, type Word } from '../draft.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';
import { federated, issuerOf } from './federation.ts';

const GITHUB = 'token.actions.githubusercontent.com';

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
