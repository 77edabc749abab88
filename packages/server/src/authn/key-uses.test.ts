import { describe, expect, it } from 'vitest';
import { createKeyUses } from './key-uses.ts';

const use = (usedAt: number, service = 'iam') => ({
  accountId: '123456789012',
  accessKeyId: 'AKIAX',
  usedAt,
  region: 'us-east-1',
  service,
});

describe('the uses of a key', () => {
  it('are noted once in 15 minutes, the first of each span', () => {
    const uses = createKeyUses();
    uses.note(use(1_000_000));
    uses.note(use(1_000_000 + 14 * 60_000, 'sts'));
    expect(uses.last('AKIAX')).toEqual(use(1_000_000));
    uses.note(use(1_000_000 + 15 * 60_000, 'sts'));
    expect(uses.last('AKIAX')).toEqual(use(1_000_000 + 15 * 60_000, 'sts'));
  });

  it('stay pending until written, and a newer use is not lost by writing an older one', () => {
    const uses = createKeyUses();
    uses.note(use(0));
    const first = uses.pending();
    uses.note(use(20 * 60_000));
    uses.written(first);
    expect(uses.pending()).toEqual([use(20 * 60_000)]);
    uses.written(uses.pending());
    expect(uses.pending()).toEqual([]);
    expect(uses.last('AKIAX')?.usedAt).toBe(20 * 60_000);
  });

  it('of an unknown key are none', () => {
    expect(createKeyUses().last('AKIAY')).toBeUndefined();
  });
});
