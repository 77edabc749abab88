import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { loopbackAddress, thisPlace } from './passkey-place.ts';
import { signInText } from './text.ts';

/** Says why nobody can sign in on a page that came over plain http, and where they can. */
export function InsecurePage(): JSX.Element {
  const text = useText(signInText);
  const address = loopbackAddress(thisPlace());
  return (
    <Alert type="warning" header={text.insecureHeader}>
      <SpaceBetween size="xs">
        <span>{text.insecure}</span>
        <Link href={address}>{address}</Link>
      </SpaceBetween>
    </Alert>
  );
}
