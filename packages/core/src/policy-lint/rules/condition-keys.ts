import { effectOf, tests, type Word } from '../draft.ts';
import type { ConditionKeyFacts } from '../facts.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';

const TAG_KEYS = ['aws:ResourceTag', 'aws:RequestTag', 'aws:PrincipalTag'];

/** What is known of a key. `undefined`: nothing, or there is no such key. */
export function keyFacts({ facts }: Scope, key: string): ConditionKeyFacts | undefined {
  return key.toLowerCase().startsWith('aws:') ? facts?.globalConditionKey(key) : facts?.conditionKey(key);
}

/** That each condition key is one. */
export const conditionKeys: Rule = (scope) => {
  for (const { entry } of scope.policy.statements.flatMap(tests)) checkKey(scope, entry.key);
};

function checkKey(scope: Scope, key: Word): void {
  const { report, facts, kind } = scope;
  const colon = key.text.lastIndexOf(':') < 0 ? -1 : key.text.indexOf(':');
  const lower = key.text.toLowerCase();
  if (colon <= 0 || colon === key.text.length - 1 || /\s/.test(key.text.slice(0, colon))) {
    report('INVALID_CONDITION_KEY_FORMAT', key, `${quote(key.text)} is no condition key. Keys look like aws:SourceIp.`);
    return;
  }
  const tag = TAG_KEYS.find((name) => lower === name.toLowerCase() || lower === `${name.toLowerCase()}/`);
  if (tag !== undefined) {
    report('MISSING_TAG_KEY_IN_CONDITION', key, `${quote(key.text)} does not say which tag. Write ${tag}/ and the tag's key.`);
    return;
  }
  if (lower === 'aws:arn') {
    // What it stood for is clear where it can only be the caller's, and not where a resource could be meant as well.
    if (kind === 'identity' || kind === 'scp') {
      report('DEPRECATED_GLOBAL_CONDITION_KEY', key, 'aws:ARN is an old name. Write aws:PrincipalArn.');
    } else {
      report(
        'UNSUPPORTED_GLOBAL_CONDITION_KEY',
        key,
        'aws:ARN is not supported. Write aws:PrincipalArn or aws:SourceArn, as it is meant.',
      );
    }
    return;
  }
  if (lower === 'aws:sourceowner') {
    report('DEPRECATED_GLOBAL_CONDITION_KEY', key, 'aws:SourceOwner is an old name. Write aws:SourceAccount.');
    return;
  }
  if (!facts || keyFacts(scope, key.text)) return;
  const prefix = lower.slice(0, colon);
  if (prefix === 'aws') {
    report('INVALID_GLOBAL_CONDITION_KEY', key, `There is no global condition key ${quote(key.text)}.`);
  } else if (facts.isService(prefix)) {
    report('INVALID_SERVICE_CONDITION_KEY', key, `The service ${prefix} has no condition key ${quote(key.text)}.`);
  } else if (!prefix.includes('.') && !prefix.includes('/') && !prefix.includes('$')) {
    // With a dot it is the host of an identity provider, and anybody may run one.
    report('INVALID_SERVICE', key, `There is no service with the prefix ${quote(prefix)}, which ${quote(key.text)} names.`);
  }
}

/** Keys that the caller can set at will. SOURCE: IAM User Guide, "AWS global condition context keys". */
const FORGEABLE = ['aws:referer', 'aws:useragent'];

/** Keys that say little, or nothing, on their own. */
export const weakKeys: Rule = ({ policy, report }) => {
  for (const statement of policy.statements) {
    const all = tests(statement);
    const has = (...names: readonly string[]): boolean => all.some(({ entry }) => names.includes(entry.key.text.toLowerCase()));
    for (const { entry } of all) {
      const lower = entry.key.text.toLowerCase();
      if (FORGEABLE.includes(lower)) {
        report(
          'UNTRUSTWORTHY_CONDITION_KEY',
          entry.key,
          `The caller writes what ${quote(entry.key.text)} holds, so nothing can rest on it.`,
        );
      }
      if (lower === 'aws:vpcsourceip' && !has('aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn')) {
        const details = `Every VPC may have the same private addresses. Test aws:SourceVpc or aws:SourceVpce beside ${quote(entry.key.text)}.`;
        report('MISSING_PAIRED_CONDITION_KEYS', entry.key, details);
      }
      if (lower === 'dynamodb:attributes' && effectOf(statement) === 'Allow' && !has('dynamodb:select')) {
        const details =
          'A read that asks for no attributes by name gets them all. Test dynamodb:Select for SPECIFIC_ATTRIBUTES as well.';
        report('DYNAMODB_ATTRIBUTES_WITHOUT_SELECT', entry.key, details);
      }
    }
  }
};

/** `s3:prefix` used to forbid: a caller who asks for a shorter prefix lists the same objects. */
export const s3Prefix: Rule = ({ policy, report }) => {
  for (const statement of policy.statements) {
    for (const { operator, entry } of tests(statement)) {
      if (entry.key.text.toLowerCase() !== 's3:prefix' || !operator.base.startsWith('String')) continue;
      const negated = operator.base.startsWith('StringNot');
      if ((effectOf(statement) === 'Deny') === negated) continue;
      const details =
        'This does not keep anybody from listing: a shorter prefix does not match, and lists these objects too. Allow with StringLike, or deny with StringNotLike.';
      report('S3_PREFIX_IN_NEGATIVE_CONTEXT', entry.key, details);
    }
  }
};

const VPC_ENDPOINT_KEYS = ['aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths', 'aws:sourcevpcarn'];

/** Keys that only some services fill in, in a statement that speaks of all. */
export const keysOfSomeServices: Rule = ({ policy, report }) => {
  for (const statement of policy.statements) {
    const everyService = statement.actions.some(
      ({ negated, words }) => negated || words.some(({ text }) => /[*?]/.test(text.slice(0, (text + ':').indexOf(':')))),
    );
    if (!everyService) continue;
    for (const { entry } of tests(statement)) {
      if (!VPC_ENDPOINT_KEYS.includes(entry.key.text.toLowerCase())) continue;
      const details = `Only some services fill in ${quote(entry.key.text)}. Name actions of those, not of every service.`;
      report('USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES', entry.key, details);
    }
  }
};

/** Keys that say nothing about who comes to a resource. */
export const irrelevantKeys: Rule = ({ policy, resourceType, report }) => {
  if (resourceType !== 'AWS::S3::Bucket' && resourceType !== 'AWS::S3::AccessPoint') return;
  for (const { entry } of policy.statements.flatMap(tests)) {
    if (entry.key.text.toLowerCase() !== 's3:resourceaccount') continue;
    const details = `In the policy of an ${resourceType}, ${quote(entry.key.text)} is always its own account. Test it in an identity policy.`;
    report('IRRELEVANT_CONDITION_KEY_IN_POLICY', entry.key, details);
  }
};
