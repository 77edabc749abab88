import { globsMeet } from '../glob-meets.ts';
import type { Word } from '../draft.ts';
import type { Location } from '../finding.ts';
import { isRegion, PARTITIONS } from '../partitions.ts';
import { hasVariables, openTokens, segmentsOf, type Segment } from '../resource-word.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';
import { type ArnForm, formsOf } from './arn-forms.ts';
import { servicesOf } from './resource-services.ts';
import { rewrite } from './shape.ts';

const FORMATS = 'whether every ARN has a known form';

/** Every ARN of `Resource` and `NotResource`. */
export const resources: Rule = (scope) => {
  if (scope.kind === 'trust') return;
  for (const { resources: lists } of scope.policy.statements) {
    for (const word of lists.flatMap(({ words }) => words)) checkResource(scope, word);
  }
};

/** `Resource` in a role trust policy. */
export const trustResources: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  for (const { elements } of policy.statements) {
    for (const word of [elements.get('Resource'), elements.get('NotResource')]) {
      const details = 'A role trust policy speaks of the role it hangs on, and names no resource.';
      if (word) report('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', word, details);
    }
  }
};

function checkResource(scope: Scope, word: Word): void {
  const { report, kind } = scope;
  if (/^\*+$/.test(word.text)) return;
  const segments = segmentsOf(word, hasVariables(scope.policy));
  const [prefix, partition, service, region, account, resource] = segments;
  if (prefix?.text !== 'arn') {
    // SOURCE: API Gateway Developer Guide: a resource policy may say `execute-api:/stage/method/path`.
    if (kind === 'resource' && word.text.startsWith('execute-api:/')) return;
    report('INVALID_ARN_PREFIX', word, `${quote(word.text)} is neither "*" nor an ARN; those start with "arn:".`);
    return;
  }
  if (!partition || !service || !region || !account || !resource) {
    const details = `${quote(word.text)} has ${segments.length} of the six parts of an ARN: arn:partition:service:region:account:resource.`;
    report('MISSING_ARN_FIELD', word, details);
    return;
  }
  const arn: WrittenArn = { word, partition, service, region, account, resource };
  if (partition.fixed !== undefined && !PARTITIONS.some(({ id }) => id === partition.fixed)) {
    const known = PARTITIONS.map(({ id }) => id).join(', ');
    report(
      'INVALID_PARTITION',
      word,
      `There is no partition ${quote(partition.text)} in ${quote(word.text)}. There are ${known}.`,
    );
  }
  checkRegion(scope, arn);
  if (service.wild) {
    const details = `Write out the service in ${quote(word.text)}: the pattern takes in services you don't know of, and those still to come.`;
    report('WILDCARD_IN_SERVICE_NAME', word, details);
  } else if (service.fixed !== undefined) checkService(scope, arn, service.fixed);
}

interface WrittenArn {
  readonly word: Word;
  readonly partition: Segment;
  readonly service: Segment;
  readonly region: Segment;
  readonly account: Segment;
  readonly resource: Segment;
}

function checkRegion({ report }: Scope, { word, region, partition }: WrittenArn): void {
  if (!region.fixed || isRegion(region.fixed, partition.fixed)) return;
  const details = `${quote(region.fixed)} in ${quote(word.text)} is no Region of the partition ${quote(partition.text)}.`;
  report('INVALID_ARN_REGION', word, details);
}

function checkService(scope: Scope, arn: WrittenArn, service: string): void {
  const { report, facts } = scope;
  const { word } = arn;
  if (service !== service.toLowerCase()) {
    const fixed = word.text.replace(`:${service}:`, `:${service.toLowerCase()}:`);
    const details = `The service of an ARN is in lower case; ${quote(service)} matches nothing.`;
    report('INVALID_ARN_SERVICE_CASE', word, details, rewrite(word, fixed));
    return;
  }
  const published = facts?.arnPatterns(service) ?? [];
  checkAccount(scope, arn, published);
  if (!facts) return;
  if (published.length === 0) {
    if (!facts.isService(service)) {
      report('INVALID_SERVICE', word, `No service has ARNs with ${quote(service)} in their third part.`);
    }
    return;
  }
  if (!scope.spend(FORMATS, published.length * 10 + arn.resource.text.length)) return;
  const written = openTokens(arn.resource);
  const fitting = formsOf(facts, service).filter(({ resource }) => {
    return scope.spend(FORMATS, (written.length * resource.length) >> 4) && globsMeet(resource, written);
  });
  if (fitting.length === 0) {
    // Of services whose ARNs are the paths of a REST API, the published lists have only some of the paths.
    if (arn.resource.text.startsWith('/') && published.some((pattern) => pattern.includes(':/'))) return;
    report('INVALID_ARN_RESOURCE', word, `The last part of ${quote(word.text)} fits no resource of ${service}.`);
    return;
  }
  checkPresence(scope, arn, service, fitting);
}

/** An account is 12 digits, or a word that some ARN of the service has there, such as `aws`. */
function checkAccount({ report }: Scope, { word, account }: WrittenArn, published: readonly string[]): void {
  if (!account.fixed || /^\d{12}$/.test(account.fixed)) return;
  if (account.fixed === 'aws' || account.fixed === 'cloudfront') return;
  if (published.some((pattern) => pattern.split(':')[4] === account.fixed)) return;
  report('INVALID_ARN_ACCOUNT', word, `${quote(account.fixed)} in ${quote(word.text)} is no account; accounts have 12 digits.`);
}

/** A Region or an account where there is none, and none where there must be one. */
function checkPresence({ report }: Scope, arn: WrittenArn, service: string, forms: readonly ArnForm[]): void {
  const { word, region, account } = arn;
  const at: Location = word;
  if (region.fixed && forms.every((form) => form.region === '')) {
    report(
      'ARN_REGION_NOT_ALLOWED',
      at,
      `This ARN of ${service} has no Region: take ${quote(region.fixed)} out of ${quote(word.text)}.`,
    );
  }
  if (region.fixed === '' && forms.every((form) => form.region !== '')) {
    report('MISSING_ARN_REGION', at, `This ARN of ${service} has a Region; none stands in ${quote(word.text)}.`);
  }
  if (account.fixed && forms.every((form) => form.account === '')) {
    report(
      'ARN_ACCOUNT_NOT_ALLOWED',
      at,
      `This ARN of ${service} has no account: take ${quote(account.fixed)} out of ${quote(word.text)}.`,
    );
  }
  // What AWS owns has no account in its ARN, such as the documents of Systems Manager.
  if (account.fixed === '' && !/(?:^|\/)(?:aws|amazon)/i.test(arn.resource.text) && forms.every((form) => form.account !== '')) {
    report('MISSING_ARN_ACCOUNT', at, `This ARN of ${service} has an account; none stands in ${quote(word.text)}.`);
  }
}

/** ARNs of another service than that of the resource the policy hangs on. */
export const arnsOfResource: Rule = ({ policy, resourceType, kind, report }) => {
  const allowed = servicesOf(resourceType);
  if (!allowed || kind === 'trust') return;
  for (const { resources: lists } of policy.statements) {
    for (const word of lists.flatMap(({ words }) => words)) {
      const service = word.text.startsWith('arn:') ? word.text.split(':')[2] : undefined;
      if (service === undefined || /[*?$]/.test(service) || allowed.arns.includes(service)) continue;
      report(
        'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
        word,
        `${quote(word.text)} can't be what the policy of an ${resourceType ?? ''} protects.`,
      );
    }
  }
};
