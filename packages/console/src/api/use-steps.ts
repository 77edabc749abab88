import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { hasCode } from './api-error.ts';
import { call } from './call.ts';
import type { Input, OperationName } from './wire.ts';

/** One change among several that belong together. */
export interface Step {
  readonly operation: OperationName;
  readonly input: Input<OperationName>;
  /** Codes of refusals that say the step is done already, such as `NoSuchEntity` where something is taken away. */
  readonly doneWhen?: readonly string[];
}

/** Writes a step down, with its input checked against its operation. */
export function step<Name extends OperationName>(
  operation: Name,
  input: Input<Name>,
  ...doneWhen: readonly string[]
): Step & { readonly operation: Name } {
  return { operation, input: input as Input<OperationName>, doneWhen };
}

/** How far several changes have come. */
export interface Steps {
  readonly isBusy: boolean;
  /** What stopped them. */
  readonly error: Error | null;
  /** Those that were made. */
  readonly done: readonly Step[];
  /** The one that was refused. */
  readonly failed: Step | undefined;
  /**
   * Makes the changes, one after another; the first refusal stops them.
   * @param leaves the page goes away when all is done: what it shows is not asked for again.
   * @returns whether all were made.
   */
  readonly run: (steps: readonly Step[], options?: { readonly leaves?: boolean }) => Promise<boolean>;
  /** Forgets how far they came. */
  readonly reset: () => void;
}

const NONE: Pick<Steps, 'error' | 'done' | 'failed'> = { error: null, done: [], failed: undefined };

/**
 * For a change that takes several calls, such as a user with a password and groups. Nothing is undone when one of them is
 * refused: the page says what was made. A second `run` adds to what is `done`.
 */
export function useSteps(): Steps {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [state, setState] = useState(NONE);
  const done = useRef<readonly Step[]>([]);

  const run = useCallback<Steps['run']>(
    async (steps, { leaves = false } = {}) => {
      setBusy(true);
      setState({ ...NONE, done: done.current });
      let current: Step | undefined;
      let isWhole = false;
      try {
        for (current of steps) {
          await take(current);
          done.current = [...done.current, current];
        }
        isWhole = true;
        setState({ ...NONE, done: done.current });
      } catch (error) {
        setState({ error: error as Error, done: done.current, failed: current });
      } finally {
        setBusy(false);
        void client.invalidateQueries(leaves && isWhole ? { refetchType: 'none' } : {});
      }
      return isWhole;
    },
    [client],
  );
  const reset = useCallback(() => {
    done.current = [];
    setState(NONE);
  }, []);
  return { isBusy, ...state, run, reset };
}

async function take({ operation, input, doneWhen = [] }: Step): Promise<void> {
  try {
    await call(operation, input);
  } catch (error) {
    if (!hasCode(error, ...doneWhen)) throw error;
  }
}
