import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/use-api.ts';
import { useSession } from '../../app/session-context.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { MfaSection } from '../credentials/mfa-section.tsx';
import { welcomeText } from './text.ts';

/** Tells an administrator that root is not needed any more, how it is protected, and to add a second factor. */
export function RootAtRest(): JSX.Element {
  const texts = useText(welcomeText);
  const { rest: text } = texts;
  const navigate = useNavigate();
  const { userName = '' } = useSession();
  const { data, error } = useRead('GetAccountSummary', {});
  const { data: mine } = useRead('ListMFADevices', {});
  const hasMfa = data?.SummaryMap?.['AccountMFAEnabled'] === 1;
  const hasKeys = data?.SummaryMap?.['AccountAccessKeysPresent'] === 1;
  return (
    <PageFrame title={texts.notRoot} crumbs={[{ text: texts.notRoot, path: '/welcome' }]}>
      <Alert type="success">
        <span className="breakable">{text.done(userName)}</span>
      </Alert>
      {mine?.MFADevices?.length === 0 && <Alert type="warning">{text.addFactor}</Alert>}
      <MfaSection />
      <Container header={<Header variant="h2">{text.status}</Header>}>
        <SpaceBetween size="m">
          <Box>{text.text}</Box>
          <Refusal error={error} />
          {data && (
            <KeyValuePairs
              columns={2}
              items={[
                {
                  label: text.mfa,
                  value: (
                    <StatusIndicator type={hasMfa ? 'success' : 'warning'}>{hasMfa ? text.hasMfa : text.noMfa}</StatusIndicator>
                  ),
                },
                {
                  label: text.keys,
                  value: (
                    <StatusIndicator type={hasKeys ? 'warning' : 'success'}>
                      {hasKeys ? text.hasKeys : text.noKeys}
                    </StatusIndicator>
                  ),
                },
              ]}
            />
          )}
          {data && (hasKeys || !hasMfa) && <Box>{text.mend}</Box>}
          <Box color="text-body-secondary">{text.lost}</Box>
        </SpaceBetween>
      </Container>
      <Button variant="primary" onClick={() => void navigate('/')}>
        {text.dashboard}
      </Button>
    </PageFrame>
  );
}
