import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, type JSX } from 'react';

const ConsoleAccessSection = lazy(async () => ({
  default: (await import('../credentials/console-access-section.tsx')).ConsoleAccessSection,
}));
const MfaSection = lazy(async () => ({ default: (await import('../credentials/mfa-section.tsx')).MfaSection }));
const SessionsSection = lazy(async () => ({ default: (await import('../credentials/sessions-section.tsx')).SessionsSection }));
const AccessKeysSection = lazy(async () => ({ default: (await import('../keys/access-keys-section.tsx')).AccessKeysSection }));

/** The credentials of a user: the password, second factors, access keys, and where the user is signed in. */
export function CredentialsTab({ userName }: { readonly userName: string }): JSX.Element {
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <SpaceBetween size="l">
        <ConsoleAccessSection userName={userName} />
        <MfaSection userName={userName} />
        <AccessKeysSection userName={userName} />
        <SessionsSection userName={userName} />
      </SpaceBetween>
    </Suspense>
  );
}
