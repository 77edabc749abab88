import { useCallback, useState } from 'react';

interface Step {
  readonly isBusy: boolean;
  readonly error: Error | undefined;
  /** Does something that may fail; its error is shown until the next try. */
  readonly run: (act: () => Promise<void>) => void;
}

/** One form of the sign-in: whether it waits for an answer, and what was refused. @param first what is wrong from the start */
export function useStep(first?: Error): Step {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | undefined>(first);
  const run = useCallback((act: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    act()
      .catch((thrown: unknown) => setError(thrown instanceof Error ? thrown : new Error(String(thrown))))
      .finally(() => setBusy(false));
  }, []);
  return { isBusy, error, run };
}
