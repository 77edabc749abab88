import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { JSX, ReactNode } from 'react';
import { useSession } from '../../app/session-context.ts';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { settingsText } from './text.ts';

/** How long sessions of the console last. The server says so; it is set on its host. */
export function ConsoleSessions(): JSX.Element {
  const { session: text } = useText(settingsText);
  const { issuedAt, expiresAt, idleSeconds, stepUpSeconds } = useSession();
  const span = (seconds: number): string =>
    seconds < 60 ? text.seconds(seconds) : text.span(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
  const value = (shown: string, name: string): ReactNode => (
    <>
      {shown}
      <Box variant="small" color="text-body-secondary" display="block">
        {text.setting(name)}
      </Box>
    </>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={text.description} actions={<RouteLink to="/me">{text.own}</RouteLink>}>
          {text.title}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        minColumnWidth={220}
        items={[
          {
            label: text.length,
            value: value(
              span(Math.round((Date.parse(expiresAt) - Date.parse(issuedAt)) / 1000)),
              'COUNTERSIGN_CONSOLE_SESSION_SECONDS',
            ),
          },
          { label: text.idle, value: value(span(idleSeconds), 'COUNTERSIGN_CONSOLE_IDLE_SECONDS') },
          {
            label: text.stepUp,
            value: value(
              stepUpSeconds === 0 ? text.stepUpNever : text.stepUpAfter(span(stepUpSeconds)),
              'COUNTERSIGN_CONSOLE_STEP_UP_SECONDS',
            ),
          },
        ]}
      />
    </Container>
  );
}
