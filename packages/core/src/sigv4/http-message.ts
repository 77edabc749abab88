/**
 * A request as it came over the wire, before anyone tidied it.
 * INVARIANT: method, target and headers are byte texts, one character for one octet, as Node and fetch give them.
 */
export interface HttpMessage {
  /** As sent: `GET`, `POST`. */
  readonly method: string;
  /** The raw request target, such as `/a/../b?x=%2f`. Never one that went through `URL`. */
  readonly target: string;
  /** Name, value, name, value, … in order and with repetitions, as Node's `rawHeaders`. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
}
