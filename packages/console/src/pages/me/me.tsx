import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { JSX } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session-context.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { useText } from '../../text/catalogue.ts';
import { MfaSection } from '../credentials/mfa-section.tsx';
import { SessionsSection } from '../credentials/sessions-section.tsx';
import { AccessKeysSection } from '../keys/access-keys-section.tsx';
import { AccountDetails } from './account-details.tsx';
import { PasswordSection } from './password-section.tsx';
import { RecoveryCodesSection } from './recovery-codes-section.tsx';
import { meText } from './text.ts';

/** What whoever is signed in signs in with: password, second factors, access keys, and the sessions that are open. */
export default function MyCredentials(): JSX.Element {
  const text = useText(meText);
  const navigate = useNavigate();
  const { kind } = useSession();
  return (
    <PageFrame title={text.title} description={text.description} crumbs={[{ text: text.title, path: '/me' }]}>
      {kind === 'root' && (
        <Alert type="warning" action={<Button onClick={() => void navigate('/welcome')}>{text.welcome}</Button>}>
          {text.rootWarning}
        </Alert>
      )}
      <AccountDetails />
      <PasswordSection />
      <MfaSection />
      <RecoveryCodesSection />
      <AccessKeysSection />
      <SessionsSection />
    </PageFrame>
  );
}
