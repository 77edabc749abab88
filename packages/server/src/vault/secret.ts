import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/**
 * A text that must never be printed: in templates, JSON, logs and the debugger it shows as `[redacted]`.
 * Whoever needs the text says so with `reveal`, which is easy to search for.
 */
export class Secret {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  /** The text itself. */
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return REDACTED;
  }
  toJSON(): string {
    return REDACTED;
  }
}

Object.defineProperty(Secret.prototype, inspect.custom, { value: () => REDACTED });
