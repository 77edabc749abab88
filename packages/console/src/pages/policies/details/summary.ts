import { levelRank } from '../editor/access-levels.ts';
import { byService } from '../editor/action-words.ts';
import type { ServiceFacts } from '../editor/service-facts.ts';
import { readStatements, valueText, type Card } from '../editor/statements.ts';
import { matchWord } from './match-word.ts';

/** How much of a service is meant: all of some access levels, and a part of others. */
export interface Access {
  readonly full: readonly string[];
  readonly limited: readonly string[];
}

/** What one statement says of one service. */
export interface SummaryRow {
  readonly id: string;
  readonly effect: 'Allow' | 'Deny';
  /** A prefix; `*` for all services. */
  readonly service: string;
  /** `all`: every action. Undefined: the service is not known, and neither are its levels. */
  readonly access: Access | 'all' | undefined;
  /** The actions that are left out, where the statement has `NotAction`. */
  readonly except: readonly string[];
  readonly resources: readonly string[];
  /** Whether the resources are those that are left out. */
  readonly isNotResource: boolean;
  /** Each as `aws:SourceIp IpAddress 192.0.2.0/24`. */
  readonly conditions: readonly string[];
}

/** The services that a summary of this policy speaks of. */
export function summarizedServices(policy: string): readonly string[] {
  const words = (readStatements(policy)?.cards ?? []).flatMap(({ action }) => (action?.words ?? []).map(({ value }) => value));
  return byService(words).map(({ service }) => service);
}

/** What a policy allows and denies, a line for each service of each statement. @param facts with the services loaded */
export function summarize(policy: string, facts: ServiceFacts): readonly SummaryRow[] {
  return (readStatements(policy)?.cards ?? []).flatMap((card, index) => rowsOf(card, index, facts));
}

function rowsOf(card: Card, index: number, facts: ServiceFacts): readonly SummaryRow[] {
  const { action, resource, rows, effect } = card;
  if (!action || (effect?.value !== 'Allow' && effect?.value !== 'Deny')) return [];
  const words = action.words.map(({ value }) => value);
  const shared = {
    effect: effect.value,
    resources: (resource?.words ?? []).map(({ value }) => value),
    isNotResource: resource?.key === 'NotResource',
    conditions: rows.map(({ key, operator, values }) => `${key.value} ${operator.value} ${values.map(valueText).join(', ')}`),
  } as const;
  if (action.key === 'NotAction') return [{ ...shared, id: `${index} *`, service: '*', access: 'all', except: words }];
  return byService(words).map(({ service, words: own }) => ({
    ...shared,
    id: `${index} ${service}`,
    service,
    except: [],
    access: accessOf(service, own, facts),
  }));
}

function accessOf(service: string, words: readonly string[], facts: ServiceFacts): SummaryRow['access'] {
  const patterns = words.map((word) => word.slice(word.indexOf(':') + 1));
  if (patterns.some((pattern) => /^\*+$/.test(pattern))) return 'all';
  const counts = new Map<string, { all: number; meant: number }>();
  for (const name of facts.actionsOf(service)) {
    const isMeant = patterns.some((pattern) => matchWord(pattern, name));
    for (const level of (facts.action(service, name)?.accessLevel ?? '').split(', ')) {
      const count = counts.get(level) ?? { all: 0, meant: 0 };
      counts.set(level, { all: count.all + 1, meant: count.meant + (isMeant ? 1 : 0) });
    }
  }
  if (counts.size === 0) return undefined;
  const levels = [...counts].sort(([a], [b]) => levelRank(a) - levelRank(b));
  return {
    full: levels.filter(([, { all, meant }]) => meant === all).map(([level]) => level),
    limited: levels.filter(([, { all, meant }]) => meant > 0 && meant < all).map(([level]) => level),
  };
}
