import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../domain/paging.ts';
import { chainSections, type Section } from './chain-sections.ts';

const section = (rows: readonly string[]): Section<string> => ({
  position: (row) => row,
  fetch: async (after, limit) => rows.filter((row) => after === undefined || row > after).slice(0, limit),
});
const markers = { seal: (_: string, position: string) => position, open: (_: string, marker: string) => marker };

describe('chainSections', () => {
  it('reads on in the next section when one is used up', async () => {
    const { fetch } = chainSections([section(['a', 'b']), section([]), section(['a', 'c'])]);
    expect((await fetch(undefined, 3)).map(({ row }) => row)).toEqual(['a', 'b', 'a']);
  });

  it('takes a position apart at its first colon, so that rows may hold colons', async () => {
    const { fetch, position } = chainSections([section(['x:1', 'x:2'])]);
    const [first] = await fetch(undefined, 1);
    expect((await fetch(first && position(first), 9)).map(({ row }) => row)).toEqual(['x:2']);
  });

  it('gives every row once and in order, whatever the size of a page', async () => {
    const rows = fc.array(fc.string({ minLength: 1, maxLength: 2 })).map((texts) => [...new Set(texts)].sort());
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { maxLength: 4 }), fc.integer({ min: 1, max: 5 }), async (lists, MaxItems) => {
        const chain = chainSections(lists.map(section));
        const seen: string[] = [];
        let Marker: string | undefined;
        do {
          const { rows, more } = await readPage(markers, { MaxItems, Marker }, { scope: '', ...chain });
          seen.push(...rows.map(({ row }) => row));
          Marker = more.Marker;
        } while (Marker !== undefined);
        expect(seen).toEqual(lists.flat());
      }),
    );
  });
});
