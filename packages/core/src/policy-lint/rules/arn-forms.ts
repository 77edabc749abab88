import { globTokens, type GlobTokens } from '../../policy/glob-tokens.ts';
import type { PolicyFacts } from '../facts.ts';

/** What the ARNs of one kind of resource look like. Region and account are empty where there is none. */
export interface ArnForm {
  readonly region: string;
  readonly account: string;
  readonly resource: GlobTokens;
}

const FORMS = new WeakMap<PolicyFacts, Map<string, readonly ArnForm[]>>();

/** The forms of a service's ARNs, worked out once for these facts. */
export function formsOf(facts: PolicyFacts, service: string): readonly ArnForm[] {
  const kept = FORMS.get(facts) ?? new Map<string, readonly ArnForm[]>();
  FORMS.set(facts, kept);
  const forms = kept.get(service) ?? facts.arnPatterns(service).map(formOf);
  kept.set(service, forms);
  return forms;
}

/** What is published as `arn:${Partition}:s3:::${BucketName}`, with a wildcard for each name. */
function formOf(published: string): ArnForm {
  const open = published.replaceAll(/\$\{[^}]*\}/g, '*');
  const [, , , region = '', account = '', ...rest] = open.split(':');
  return { region, account, resource: globTokens(rest.join(':')) };
}
