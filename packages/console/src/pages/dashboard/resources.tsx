import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { JSX } from 'react';
import { useRead } from '../../api/use-api.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { dashboardText } from './text.ts';

type Counted = 'Users' | 'Groups' | 'Policies' | 'MFADevicesInUse';

/** How many of each kind the account has. */
export function Resources(): JSX.Element {
  const { resources: text } = useText(dashboardText);
  const { data, error } = useRead('GetAccountSummary', {});
  const count = (name: Counted): string => String(data?.SummaryMap?.[name] ?? '–');
  const linked = (name: Counted, to: string, label: string): JSX.Element => (
    <RouteLink variant="awsui-value-large" to={to} ariaLabel={`${label}: ${count(name)}`}>
      {count(name)}
    </RouteLink>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={text.description}>
          {text.title}
        </Header>
      }
    >
      {error ? (
        <Refusal error={error} />
      ) : (
        <KeyValuePairs
          columns={4}
          items={[
            { label: text.users, value: linked('Users', '/users', text.users) },
            { label: text.groups, value: linked('Groups', '/groups', text.groups) },
            { label: text.policies, value: linked('Policies', '/policies', text.policies) },
            { label: text.mfa, value: <Box variant="awsui-value-large">{count('MFADevicesInUse')}</Box> },
          ]}
        />
      )}
    </Container>
  );
}
