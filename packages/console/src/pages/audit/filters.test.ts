import { describe, expect, it } from 'vitest';
import { inputOf, readFilters, writeFilters } from './filters.ts';

describe('a search of the audit log', () => {
  it('is the same after it went through the address', () => {
    const filters = { texts: { EventName: 'CreateUser', ResourceName: 'a&b=c d' }, kind: 'reads', range: 'day' } as const;
    expect(readFilters(new URLSearchParams(writeFilters(filters).toString()))).toEqual(filters);
  });
  it('takes nothing from an address that it does not know', () => {
    expect(readFilters(new URLSearchParams('kind=toString&range=constructor&Other=1'))).toEqual({
      texts: {},
      kind: 'changes',
      range: 'all',
    });
  });
  it('asks for changes, and from a time on', () => {
    expect(inputOf({ texts: { UserName: 'bob' }, kind: 'changes', range: 'hour' }, 3_600_000)).toEqual({
      UserName: 'bob',
      ReadOnly: false,
      StartTime: new Date(0),
      MaxItems: 100,
    });
  });
});
