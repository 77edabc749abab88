import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTickets } from './tickets.ts';

const MINUTE = 60_000;

describe('a ticket', () => {
  it('is good once', () => {
    const tickets = createTickets<string>(randomBytes);
    const ticket = tickets.issue('proven', 0);
    expect(tickets.take(ticket, 1)?.value).toBe('proven');
    expect(tickets.take(ticket, 1)).toBeUndefined();
  });

  it('is good for five minutes, also when it was put back', () => {
    const tickets = createTickets<string>(randomBytes);
    const [first, second] = [tickets.issue('first', 0), tickets.issue('second', 0)];
    expect(tickets.take(first, 5 * MINUTE)).toBeUndefined();
    const held = tickets.take(second, 4 * MINUTE);
    if (!held) throw new Error('it was good');
    tickets.putBack(second, held);
    expect(tickets.take(second, 5 * MINUTE)).toBeUndefined();
  });

  it('cannot be guessed from another', () => {
    const tickets = createTickets<number>(randomBytes);
    const all = new Set(Array.from({ length: 1000 }, (_, i) => tickets.issue(i, 0)));
    expect(all.size).toBe(1000);
    for (const ticket of all) expect(ticket).toMatch(/^[\w-]{43}$/);
  });

  it('pushes the oldest out when there are too many, and none that is good while old ones are over', () => {
    const tickets = createTickets<number>(randomBytes, 3);
    const [one = '', two = ''] = [1, 2, 3].map((value) => tickets.issue(value, value));
    const four = tickets.issue(4, 4);
    expect(tickets.take(one, 4)).toBeUndefined();
    expect(tickets.take(two, 4)?.value).toBe(2);
    expect(tickets.take(four, 4)?.value).toBe(4);
  });
});
