import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { readFacts } from '../../api/session.ts';
import { useSession } from '../../app/session-context.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { AccountAlias } from '../settings/account-alias.tsx';
import { dashboardText } from './text.ts';

/** Beside the page: which account and server this is, and where people mostly go. */
export function Side(): JSX.Element {
  const { account, links, server } = useText(dashboardText);
  const { accountId } = useSession();
  const { data: facts } = useQuery({ queryKey: ['facts'], queryFn: readFacts, staleTime: Infinity });
  const ways = [
    { to: '/me', name: links.me, hint: links.meText },
    { to: '/users/create', name: links.createUser, hint: links.createUserText },
    { to: '/policies/create', name: links.createPolicy, hint: links.createPolicyText },
    { to: '/audit', name: links.audit, hint: links.auditText },
  ];
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{account.title}</Header>}>
        <AccountAlias
          columns={1}
          before={[{ label: account.id, value: <CopyText value={accountId} label={account.copyId} /> }]}
        />
      </Container>
      <Container header={<Header variant="h2">{links.title}</Header>}>
        <SpaceBetween size="s">
          {ways.map(({ to, name, hint }) => (
            <div key={to}>
              <RouteLink to={to}>{name}</RouteLink>
              <Box color="text-body-secondary">{hint}</Box>
            </div>
          ))}
        </SpaceBetween>
      </Container>
      {facts && (
        <Container header={<Header variant="h2">{server.title}</Header>}>
          <KeyValuePairs
            columns={1}
            items={[
              { label: server.version, value: facts.version },
              {
                label: server.endpoint,
                value: (
                  <span className="breakable">
                    <CopyText value={facts.endpoint} label={server.copyEndpoint} />
                  </span>
                ),
              },
              { label: server.region, value: facts.region },
              { label: server.engine, value: facts.engine },
            ]}
          />
        </Container>
      )}
    </SpaceBetween>
  );
}
