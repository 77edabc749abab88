/** A change that was made from this page, to be shown as a command. */
export interface Done {
  readonly operation: string;
  readonly input: object;
  readonly time: Date;
}

const SECRET = /password|secret|authenticationcode|credential|ticket|codes?$/i;
const MOST = 50;
let done: readonly Done[] = [];
const listeners = new Set<() => void>();

/** INVARIANT: nothing that is secret is remembered. */
const redacted = (input: object): object =>
  Object.fromEntries(Object.entries(input).map(([key, value]) => [key, SECRET.test(key) ? '…' : value]));

/** Remembers a change, newest first. */
export function remember(operation: string, input: object): void {
  done = [{ operation, input: redacted(input), time: new Date() }, ...done].slice(0, MOST);
  for (const listener of listeners) listener();
}
/** The changes made since the page was opened, newest first. */
export const changesMade = (): readonly Done[] => done;
/** Forgets all, as at sign-out. */
export function forgetChanges(): void {
  done = [];
  for (const listener of listeners) listener();
}
/** Tells of every further change; for `useSyncExternalStore`. */
export function onChangeMade(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
