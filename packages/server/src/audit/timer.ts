/**
 * Runs something once, later. In the server `setTimeout`, in tests a clock that is moved by hand.
 * @param milliseconds how much later.
 * @returns what calls it off.
 */
export type Timer = (milliseconds: number, run: () => void) => () => void;
