/** The two members by which every list is paged. */
export interface PageRequest {
  /** What the last page gave. */
  readonly Marker?: string | undefined;
  /** 1 to 1000; 100 when left out. */
  readonly MaxItems?: number | undefined;
}

/** One page of a list, and the marker of the next one when there is more. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The members that AWS's answer ends with; spread them into the output. */
  readonly more: { readonly IsTruncated: boolean; readonly Marker?: string };
}

/** What seals a position into a marker and opens it again, for one scope only. */
interface MarkerSeal {
  seal(scope: string, position: string): string;
  open(scope: string, marker: string): string;
}

/** What a page is a page of. */
export interface Listing<Row> {
  /** From `pageScope`. */
  readonly scope: string;
  /** Gives at most `limit` rows, in order, that come after the position `after` (from the start when undefined). */
  fetch(after: string | undefined, limit: number): Promise<readonly Row[]>;
  /** Where a row stands in the order of the list; a marker holds the position of the last row given. */
  position(row: Row): string;
}

/** The number of items on a page when the caller does not say. */
export const DEFAULT_PAGE_SIZE: number = 100;

/**
 * What a marker is good for: one operation, in one account, with one set of filters.
 * @param filters everything in the input that chooses rows; an absent one and its default must be given alike.
 */
export function pageScope(operation: string, accountId: string, ...filters: readonly string[]): string {
  return JSON.stringify([operation, accountId, ...filters]);
}

/**
 * Reads one page. A marker holds a position and not a count, so entities made or deleted between two pages neither
 * repeat nor hide others.
 * @throws ServiceError `ValidationError` when the marker is not one of this scope.
 */
export async function readPage<Row>(markers: MarkerSeal, request: PageRequest, listing: Listing<Row>): Promise<Page<Row>> {
  const size = request.MaxItems ?? DEFAULT_PAGE_SIZE;
  const after = request.Marker === undefined ? undefined : markers.open(listing.scope, request.Marker);
  const found = await listing.fetch(after, size + 1);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  if (found.length <= size || last === undefined) return { rows, more: { IsTruncated: false } };
  return { rows, more: { IsTruncated: true, Marker: markers.seal(listing.scope, listing.position(last)) } };
}
