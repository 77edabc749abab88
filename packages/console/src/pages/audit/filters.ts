import type { Input } from '../../api/wire.ts';

export const TEXT_FILTERS = ['EventName', 'UserName', 'AccessKeyId', 'SourceIp', 'ErrorCode', 'ResourceName'] as const;
type TextFilter = (typeof TEXT_FILTERS)[number];

export const RANGES = { all: undefined, hour: 3600, day: 86_400, week: 604_800 } as const;
export type Range = keyof typeof RANGES;
// SOURCE: CloudTrail's event history begins with what changed something; every page that is looked at makes reads.
export const KINDS = ['changes', 'all', 'reads'] as const;
export type Kind = (typeof KINDS)[number];

/** What the audit log is searched by. The page's address holds it, so that a search can be linked to. */
export interface Filters {
  readonly texts: Readonly<Partial<Record<TextFilter, string>>>;
  readonly kind: Kind;
  readonly range: Range;
}

/** Reads the search out of an address. */
export function readFilters(query: URLSearchParams): Filters {
  const texts: Partial<Record<TextFilter, string>> = {};
  for (const name of TEXT_FILTERS) {
    const value = query.get(name);
    if (value !== null && value !== '') texts[name] = value;
  }
  const kind = KINDS.find((one) => one === query.get('kind')) ?? 'changes';
  const range = query.get('range');
  return { texts, kind, range: range !== null && Object.hasOwn(RANGES, range) ? (range as Range) : 'all' };
}

/** Writes a search into an address. */
export function writeFilters({ texts, kind, range }: Filters): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of TEXT_FILTERS) {
    const value = texts[name]?.trim();
    if (value !== undefined && value !== '') query.set(name, value);
  }
  if (kind !== 'changes') query.set('kind', kind);
  if (range !== 'all') query.set('range', range);
  return query;
}

/** What is asked of the server. @param now in milliseconds since 1970 */
export function inputOf({ texts, kind, range }: Filters, now: number): Input<'LookupAuditRecords'> {
  const seconds = RANGES[range];
  return {
    ...texts,
    ...(kind === 'all' ? {} : { ReadOnly: kind === 'reads' }),
    ...(seconds === undefined ? {} : { StartTime: new Date(now - seconds * 1000) }),
    MaxItems: 100,
  };
}
