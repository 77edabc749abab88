import { useSyncExternalStore } from 'react';

type End = (isProven: boolean) => void;

/**
 * Lets a call wait while a person proves who they are. Calls that ask at the same time wait for the same proof.
 */
export function createStepUp(): { readonly ask: () => Promise<boolean>; readonly usePending: () => End | undefined } {
  let end: End | undefined;
  let asked: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    ask() {
      asked ??= new Promise<boolean>((resolve) => {
        end = (isProven) => {
          end = undefined;
          asked = undefined;
          tell();
          resolve(isProven);
        };
        tell();
      });
      return asked;
    },
    usePending: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => end,
      ),
  };
}
