import { describe, expect, it } from 'vitest';
import { createRecall } from './recall.ts';

describe('what was read of an account', () => {
  const generations = new Map<string, number>();
  const change = (account: string): void => void generations.set(account, (generations.get(account) ?? 0) + 1);
  const open = (limit?: number) => {
    const made = createRecall((account) => generations.get(account) ?? 0, limit);
    return {
      recall: <T extends readonly unknown[]>(account: string, key: string, load: () => Promise<T>) =>
        made.recall(account, key, load, (rows) => rows.length),
    };
  };
  let asked = 0;
  const load = async (): Promise<readonly number[]> => [++asked];

  it('is remembered until the account changes, each question by itself', async () => {
    const { recall } = open();
    const first = await recall('a', 'users', load);
    expect(await recall('a', 'users', load)).toBe(first);
    expect(await recall('a', 'groups', load)).not.toEqual(first);
    expect(await recall('b', 'users', load)).not.toEqual(first);
    change('a');
    expect(await recall('a', 'users', load)).not.toEqual(first);
  });

  it('is not remembered when the account changed while it was read', async () => {
    const { recall } = open();
    const old = await recall('c', 'users', async () => {
      change('c');
      return load();
    });
    expect(await recall('c', 'users', load)).not.toEqual(old);
  });

  it('makes room by its oldest, and keeps count', async () => {
    const { recall } = open(12); // two answers of one row
    const first = await recall('d', '1', load);
    await recall('d', '2', load);
    expect(await recall('d', '1', load)).toBe(first);
    await recall('d', '3', load);
    expect(await recall('d', '1', load)).not.toEqual(first);
    for (let round = 0; round < 10; round++) await recall('d', `again ${round}`, load);
    const last = await recall('d', 'again 9', load);
    expect(await recall('d', 'again 9', load)).toBe(last);
  });

  it('is not remembered at all when it is larger than the room', async () => {
    const { recall } = open(9);
    const large = await recall('e', 'users', async () => [1, 2, 3, 4, 5]);
    expect(await recall('e', 'users', async () => [1, 2, 3, 4, 5])).not.toBe(large);
  });
});
