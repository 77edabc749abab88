import { SigningKey } from './signing-key.ts';

/** What a signing key belongs to; a claim is one. */
export interface KeyScope {
  readonly accessKeyId: string;
  /** `20150830/us-east-1/iam/aws4_request`. */
  readonly scope: string;
}

const KEY = 32;
const NO_SLOT = -1;

/**
 * Keeps derived signing keys, a bounded number of them, and drops one that was not used lately to make room.
 * All keys lie in one piece of memory, 32 bytes each (135 with the index; as separate buffers they took over 1,000).
 * A key that is found proves nothing about its access key: look that up first, and `forget` it when it ends.
 */
export class SigningKeyCache {
  readonly #packed: Uint8Array;
  readonly #next: Int32Array; // the next slot of the same access key
  readonly #used: Uint8Array; // 1 since it was last asked for, 0 when the hand has passed since
  readonly #ids: string[] = [];
  readonly #scopes: string[] = [];
  readonly #first = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #capacity: number;
  #size = 0;
  #hand = 0;
  #lastScope = '';

  /** @throws RangeError unless `capacity`, the number of keys, is a whole number from 1 to 2^24. */
  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > 2 ** 24) throw new RangeError(`capacity is ${capacity}`);
    this.#capacity = capacity;
    this.#packed = new Uint8Array(capacity * KEY);
    this.#next = new Int32Array(capacity);
    this.#used = new Uint8Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** @returns a key of its own: it stays good when its place in the cache is given away. */
  get(of: KeyScope): SigningKey | undefined {
    const slot = this.#find(of);
    if (slot === NO_SLOT) return undefined;
    this.#used[slot] = 1;
    return new SigningKey(this.#packed, slot * KEY);
  }

  put(of: KeyScope, key: SigningKey): void {
    let slot = this.#find(of);
    if (slot === NO_SLOT) {
      slot = this.#makeRoom();
      // A piece of a header keeps the whole header alive; the copies stand for themselves.
      const id = copied(of.accessKeyId);
      this.#ids[slot] = id;
      if (this.#lastScope !== of.scope) this.#lastScope = copied(of.scope);
      this.#scopes[slot] = this.#lastScope;
      this.#next[slot] = this.#first.get(id) ?? NO_SLOT;
      this.#first.set(id, slot);
      this.#size++;
    }
    key.copyTo(this.#packed, slot * KEY);
    this.#used[slot] = 1;
  }

  /** Drops and wipes every key of an access key. */
  forget(accessKeyId: string): void {
    for (let slot = this.#first.get(accessKeyId) ?? NO_SLOT; slot !== NO_SLOT;) {
      const next = this.#next[slot] ?? NO_SLOT;
      this.#wipe(slot);
      this.#free.push(slot);
      slot = next;
    }
    this.#first.delete(accessKeyId);
  }

  #find({ accessKeyId, scope }: KeyScope): number {
    let slot = this.#first.get(accessKeyId) ?? NO_SLOT;
    while (slot !== NO_SLOT && this.#scopes[slot] !== scope) slot = this.#next[slot] ?? NO_SLOT;
    return slot;
  }

  #makeRoom(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#size < this.#capacity) return this.#size;
    // The hand of a clock: it spares, once, what was used since its last round.
    while (this.#used[this.#hand] === 1) {
      this.#used[this.#hand] = 0;
      this.#hand = (this.#hand + 1) % this.#capacity;
    }
    const slot = this.#hand;
    this.#hand = (this.#hand + 1) % this.#capacity;
    this.#unlink(slot);
    this.#wipe(slot);
    return slot;
  }

  #unlink(slot: number): void {
    const id = this.#ids[slot] ?? '';
    const after = this.#next[slot] ?? NO_SLOT;
    let at = this.#first.get(id) ?? NO_SLOT;
    if (at === slot) {
      if (after === NO_SLOT) this.#first.delete(id);
      else this.#first.set(id, after);
      return;
    }
    while (at !== NO_SLOT && this.#next[at] !== slot) at = this.#next[at] ?? NO_SLOT;
    if (at !== NO_SLOT) this.#next[at] = after;
  }

  #wipe(slot: number): void {
    this.#packed.fill(0, slot * KEY, slot * KEY + KEY);
    this.#used[slot] = 0;
    this.#ids[slot] = '';
    this.#scopes[slot] = '';
    this.#size--;
  }
}

function copied(text: string): string {
  return String.fromCharCode(...Array.from(text, (letter) => letter.charCodeAt(0)));
}
