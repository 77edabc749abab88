import type { JSX } from 'react';

interface Props {
  /** The session was over: say so. */
  readonly isEnded: boolean;
  readonly onSignedIn: () => void;
}

/** Signs a person in. */
export default function SignIn(_: Props): JSX.Element {
  return <div />;
}
