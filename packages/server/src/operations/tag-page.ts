import { readPage, type Page, type PageRequest } from '../domain/paging.ts';
import type { TagRow } from '../store/tags.ts';
import type { Markers } from './operation.ts';

/** How much of a key goes into a marker, in Unicode characters: whole, a key of 128 can be too long for one. */
const HEAD = 50;

/** A tag and where it stands: by length where lengths count (otherwise 0), then by head, then by rank. */
interface Placed {
  readonly tag: TagRow;
  readonly length: number;
  readonly head: string;
  /** Which one it is among the tags of the same length and head, from 1. */
  readonly rank: number;
}

/** What comes first: the key (by code unit, the same on every engine), or the shorter key. */
export type TagOrder = 'key' | 'length';

/**
 * One page of a resource's tags. There are 50 at most.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
 */
export async function readTagPage(
  markers: Markers,
  request: PageRequest,
  scope: string,
  order: TagOrder,
  tags: readonly TagRow[],
): Promise<Page<TagRow>> {
  const placed = place(order, tags);
  const page = await readPage(markers, request, {
    scope,
    fetch: (after, limit) => Promise.resolve(placed.slice(start(placed, after)).slice(0, limit)),
    position: ({ length, head, rank }) => `${length} ${rank} ${head}`,
  });
  return { rows: page.rows.map(({ tag }) => tag), more: page.more };
}

function place(order: TagOrder, tags: readonly TagRow[]): readonly Placed[] {
  const lengthOf = ({ key }: TagRow): number => (order === 'length' ? key.length : 0);
  const ranks = new Map<string, number>();
  return tags
    .toSorted((a, b) => lengthOf(a) - lengthOf(b) || (a.key < b.key ? -1 : 1))
    .map((tag) => {
      const length = lengthOf(tag);
      const head = Array.from(tag.key).slice(0, HEAD).join('');
      const rank = (ranks.get(`${length} ${head}`) ?? 0) + 1;
      ranks.set(`${length} ${head}`, rank);
      return { tag, length, head, rank };
    });
}

/** Where the list goes on after a position, whether or not the tag that stood there is still worn. */
function start(placed: readonly Placed[], after: string | undefined): number {
  if (after === undefined) return 0;
  const [length, rank] = after.split(' ', 2).map(Number) as [number, number];
  const head = after.slice(`${length} ${rank} `.length);
  const next = placed.findIndex(
    (tag) => tag.length > length || (tag.length === length && (tag.head > head || (tag.head === head && tag.rank > rank))),
  );
  return next === -1 ? placed.length : next;
}
