import { readPage, type Page, type PageRequest } from '../domain/paging.ts';
import type { TagRow } from '../store/tags.ts';
import type { Markers } from './operation.ts';

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
  const sorted = tags.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return await readPage(markers, request, {
    scope,
    position: ({ key }) => key,
    fetch: (after, limit) => Promise.resolve(sorted.filter(({ key }) => after === undefined || key > after).slice(0, limit)),
  });
}
