import { readDraft } from './read-draft.ts';
import type { Finding, FindingType } from './finding.ts';
import { findingTypeOf, learnMoreLink } from './issue-codes.ts';
import { type LintOptions, policyKind } from './options.ts';
import { RULES } from './rules.ts';
import { shape } from './rules/shape.ts';
import type { Rule, Scope } from './scope.ts';

/**
 * The work that the growing checks may cause in one policy, all together. Of AWS's managed policies the largest, with 230,794
 * characters, needs 773,000; the worst we could build of 131,072 keeps a core busy for a second.
 */
const MOST_STEPS = 4_000_000;

const ORDER: readonly FindingType[] = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'];

/**
 * Says what is wrong with a policy, or could be better, and where: the checks of IAM Access Analyzer's ValidatePolicy. It
 * takes any text and never throws for one; of broken JSON it says only where it breaks.
 * @returns findings in the order of the text, the graver first where several speak of one place
 * @see https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
 */
export function lintPolicy(text: string, options: LintOptions): readonly Finding[] {
  const findings = runRules([...new Set(Object.values(RULES).flat())], text, options);
  return [...findings].sort((a, b) => offset(a) - offset(b) || ORDER.indexOf(a.findingType) - ORDER.indexOf(b.findingType));
}

const offset = ({ locations }: Finding): number => locations[0]?.span.start.offset ?? 0;

/** What these rules find, in the order they find it. Where the text is no JSON object, only the rule that says so runs. */
export function runRules(rules: readonly Rule[], text: string, options: LintOptions): readonly Finding[] {
  const findings: Finding[] = [];
  const policy = readDraft(text);
  const givenUp = new Set<string>();
  let left = MOST_STEPS;
  const scope: Scope = {
    policy,
    kind: policyKind(options),
    resourceType: options.resourceType,
    facts: options.facts,
    report(code, at, details, fix) {
      const places = 'span' in at ? [at] : at;
      findings.push({
        findingType: findingTypeOf(code),
        issueCode: code,
        findingDetails: details,
        learnMoreLink: learnMoreLink(code),
        locations: places.map(({ path, span }) => ({ path, span: { start: span.start, end: span.end } })),
        ...(fix && { fix }),
      });
    },
    spend(check, steps) {
      left -= steps;
      if (left >= 0) return true;
      if (!givenUp.has(check)) options.incomplete?.(check);
      givenUp.add(check);
      return false;
    },
  };
  for (const rule of rules) if (policy.readable || rule === shape) rule(scope);
  return findings;
}
