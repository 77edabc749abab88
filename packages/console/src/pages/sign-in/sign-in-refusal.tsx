import Alert from '@cloudscape-design/components/alert';
import LiveRegion from '@cloudscape-design/components/live-region';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { errorText } from './error-text.ts';
import { signInText } from './text.ts';

/** Says why a step of the sign-in failed, aloud too. Nothing is drawn without an error. */
export function SignInRefusal({ error }: { readonly error: Error | undefined }): JSX.Element | null {
  const text = useText(signInText);
  if (!error) return null;
  return (
    <LiveRegion assertive>
      <Alert type="error" header={text.failed}>
        {errorText(error, text)}
      </Alert>
    </LiveRegion>
  );
}
