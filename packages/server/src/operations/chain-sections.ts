import type { Listing } from '../domain/paging.ts';

/** One of several lists that a caller pages through as if they were one. */
export interface Section<Row> {
  /** Where a row stands within its own list. */
  position(row: Row): string;
  fetch(after: string | undefined, limit: number): Promise<readonly Row[]>;
}

interface Placed<Row> {
  readonly row: Row;
  readonly position: string;
}

/** Reads `sections` one after another as one list, which `readPage` can page. */
export function chainSections<Row>(sections: readonly Section<Row>[]): Pick<Listing<Placed<Row>>, 'position' | 'fetch'> {
  return {
    position: ({ position }) => position,
    async fetch(after, limit) {
      const colon = after?.indexOf(':') ?? -1;
      const first = after === undefined ? 0 : Number(after.slice(0, colon));
      let from = after?.slice(colon + 1);
      const rows: Placed<Row>[] = [];
      for (let index = first; index < sections.length && rows.length < limit; index++) {
        const section = sections[index];
        for (const row of (await section?.fetch(from, limit - rows.length)) ?? []) {
          rows.push({ row, position: `${index}:${section?.position(row)}` });
        }
        from = undefined;
      }
      return rows;
    },
  };
}
