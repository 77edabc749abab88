import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageScope, readPage, type Listing } from './paging.ts';

const markers = {
  seal: (scope: string, position: string): string => JSON.stringify([scope, position]),
  open: (scope: string, marker: string): string => {
    const [of, position] = JSON.parse(marker) as [string, string];
    if (of !== scope) throw new Error('another scope');
    return position;
  },
};

const listing = (names: ReadonlySet<string>): Listing<string> => ({
  scope: pageScope('ListThings', '123456789012', '/'),
  position: (name) => name,
  fetch: (after, limit) =>
    Promise.resolve(
      [...names]
        .filter((name) => after === undefined || name > after)
        .sort()
        .slice(0, limit),
    ),
});

describe('a page', () => {
  it('holds 100 rows when the caller does not say how many', async () => {
    const names = new Set(Array.from({ length: 101 }, (_, i) => String(i).padStart(3, '0')));
    const page = await readPage(markers, {}, listing(names));
    expect(page.rows).toHaveLength(100);
    expect(page.more.IsTruncated).toBe(true);
  });

  it('has no marker when it is the last one, even when it is full', async () => {
    const page = await readPage(markers, { MaxItems: 2 }, listing(new Set(['a', 'b'])));
    expect(page).toEqual({ rows: ['a', 'b'], more: { IsTruncated: false } });
  });

  it('refuses the marker of another list', async () => {
    const { more } = await readPage(markers, { MaxItems: 1 }, listing(new Set(['a', 'b'])));
    const other = { ...listing(new Set(['a'])), scope: pageScope('ListThings', '123456789012', '/x/') };
    await expect(readPage(markers, { Marker: more.Marker }, other)).rejects.toThrow('another scope');
  });

  it('after page gives every row once and in order, while others come and go', async () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name),
        fc.array(fc.tuple(name, fc.boolean())),
        fc.integer({ min: 1, max: 4 }),
        async (start, changes, MaxItems) => {
          const names = new Set(start);
          const changed = new Set(changes.map(([name]) => name));
          const seen: string[] = [];
          let marker: string | undefined;
          do {
            const page = await readPage(markers, { MaxItems, Marker: marker }, listing(names));
            seen.push(...page.rows);
            marker = page.more.Marker;
            const change = changes.pop();
            if (change?.[1]) names.add(change[0]);
            else if (change) names.delete(change[0]);
          } while (marker !== undefined);
          expect(seen).toEqual([...new Set(seen)].sort());
          expect(seen).toEqual(expect.arrayContaining(start.filter((name) => !changed.has(name))));
        },
      ),
    );
  });
});
