import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { JSX } from 'react';
import { PageFrame } from '../../parts/page-frame.tsx';
import { useText } from '../../text/catalogue.ts';
import { AccountAlias } from './account-alias.tsx';
import { ConsoleSessions } from './console-sessions.tsx';
import { PasswordPolicy } from './password-policy.tsx';
import { settingsText } from './text.ts';

/** What holds for the whole account. */
export default function Settings(): JSX.Element {
  const text = useText(settingsText);
  return (
    <PageFrame title={text.title} crumbs={[{ text: text.title, path: '/settings' }]}>
      <PasswordPolicy />
      <Container header={<Header variant="h2">{text.alias.title}</Header>}>
        <AccountAlias />
      </Container>
      <ConsoleSessions />
    </PageFrame>
  );
}
