import { readPage, type Page, type PageRequest } from '../domain/paging.ts';
import type { Markers } from './operation.ts';

/** What a list of a few rows is read from. */
interface Few<Row> {
  /** From `pageScope`. */
  readonly scope: string;
  readonly rows: readonly Row[];
  /** Sorts as the rows do. */
  position(row: Row): string;
}

/** One page of rows that are all at hand, since there are never more than a few. */
export async function readFewPage<Row>(
  markers: Markers,
  request: PageRequest,
  { scope, rows, ...list }: Few<Row>,
): Promise<Page<Row>> {
  return await readPage(markers, request, {
    scope,
    position: (row) => list.position(row),
    fetch: (after, limit) =>
      Promise.resolve(rows.filter((row) => after === undefined || list.position(row) > after).slice(0, limit)),
  });
}

/** Sorts by a time (16 digits of milliseconds), then by an id. */
export function timePosition(createdAt: number, id: string): string {
  return `${String(createdAt).padStart(16, '0')} ${id}`;
}
