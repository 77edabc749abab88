import { readPage, type Page, type PageRequest } from '../domain/paging.ts';
import type { TagRow } from '../store/tags.ts';
import type { Markers } from './operation.ts';

/** How much of a key goes into a marker, in Unicode characters: whole, a key of 128 can be too long for one. */
const HEAD = 50;

interface Placed {
  readonly tag: TagRow;
  readonly head: string;
  /** Which one it is among the tags whose keys begin with the same head, from 1. */
  readonly rank: number;
}

/**
 * One page of a resource's tags, in the order of their keys (by code unit, the same on every engine). There are 50 at most.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
 */
export async function readTagPage(
  markers: Markers,
  request: PageRequest,
  scope: string,
  tags: readonly TagRow[],
): Promise<Page<TagRow>> {
  const placed = place(tags);
  const page = await readPage(markers, request, {
    scope,
    fetch: (after, limit) => Promise.resolve(placed.slice(start(placed, after)).slice(0, limit)),
    position: ({ head, rank }) => `${rank} ${head}`,
  });
  return { rows: page.rows.map(({ tag }) => tag), more: page.more };
}

function place(tags: readonly TagRow[]): readonly Placed[] {
  const ranks = new Map<string, number>();
  return tags
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map((tag) => {
      const head = Array.from(tag.key).slice(0, HEAD).join('');
      const rank = (ranks.get(head) ?? 0) + 1;
      ranks.set(head, rank);
      return { tag, head, rank };
    });
}

/** Where the list goes on after a position, whether or not the tag that stood there is still worn. */
function start(placed: readonly Placed[], after: string | undefined): number {
  if (after === undefined) return 0;
  const space = after.indexOf(' ');
  const rank = Number(after.slice(0, space));
  const head = after.slice(space + 1);
  const next = placed.findIndex((tag) => tag.head > head || (tag.head === head && tag.rank > rank));
  return next === -1 ? placed.length : next;
}
