/** Something that was proven, and when what was proven is too old to go on from. */
export interface Held<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/** What one step of a sign-in leaves for the next: kept here, and the browser gets a name for it that says nothing. */
export interface Tickets<Value> {
  /** @returns the name, 256 bits of chance. */
  issue(value: Value, now: number): string;
  /** Gives what a ticket stands for, once. */
  take(ticket: string, now: number): Held<Value> | undefined;
  /** Makes a ticket good again that was taken for nothing, for as long as it was. */
  putBack(ticket: string, held: Held<Value>): void;
}

const LIFETIME_MS = 5 * 60_000;
const MOST = 10_000;

/** @param random secure bytes. @param most how many are kept; beyond it the oldest goes. */
export function createTickets<Value>(random: (length: number) => Uint8Array, most: number = MOST): Tickets<Value> {
  const held = new Map<string, Held<Value>>();
  return {
    issue(value, now) {
      // In the order in which they were issued, which is that in which they expire.
      for (const [ticket, { expiresAt }] of held) {
        if (expiresAt > now && held.size < most) break;
        held.delete(ticket);
      }
      const ticket = Buffer.from(random(32)).toString('base64url');
      held.set(ticket, { value, expiresAt: now + LIFETIME_MS });
      return ticket;
    },
    take(ticket, now) {
      const found = held.get(ticket);
      held.delete(ticket);
      return found && now < found.expiresAt ? found : undefined;
    },
    putBack: (ticket, found) => void held.set(ticket, found),
  };
}
