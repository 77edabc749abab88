import type { JSX } from 'react';

/** Asks for a fresh proof of who is at the keyboard. */
export default function StepUpDialog(_: { readonly onEnd: (isProven: boolean) => void }): JSX.Element {
  return <div />;
}
