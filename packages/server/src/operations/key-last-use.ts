import type { Tools } from './operation.ts';

/** When, where and for what a key was used. */
type Use = NonNullable<ReturnType<Tools['lastUse']>>;

/** What was written down of a key's last use; null where it never was. */
interface Written {
  readonly usedAt: number | null;
  readonly region: string | null;
  readonly service: string | null;
}

/** The last use of a key: what was written down, or what is only remembered yet when that is newer. Undefined: it was never used. */
export function keyLastUse({ lastUse }: Pick<Tools, 'lastUse'>, accessKeyId: string, written: Written): Use | undefined {
  const { usedAt, region, service } = written;
  const recent = lastUse(accessKeyId);
  if (recent && recent.usedAt >= (usedAt ?? 0)) return recent;
  return usedAt === null ? undefined : { usedAt, region: region ?? '', service: service ?? '' };
}
