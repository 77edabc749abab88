import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useRead, useReadAll } from '../../api/use-api.ts';
import { useSession } from '../../app/session-context.ts';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { risksOf } from '../keys/key-risks.ts';
import { Recommendation } from './recommendation.tsx';
import { dashboardText } from './text.ts';

/** What would make the account safer, as far as it may be read; each with the way to mend it. */
export function Recommendations(): JSX.Element {
  const { recommendations: text } = useText(dashboardText);
  const { kind } = useSession();
  const isRoot = kind === 'root';
  const summary = useRead('GetAccountSummary', {});
  const devices = useReadAll('ListMFADevices', {}, 'MFADevices', { enabled: !isRoot });
  const keys = useReadAll('ListAccountAccessKeys', {}, 'AccessKeys');
  const users = useReadAll('ListUserSummaries', {}, 'Users');

  const facts = summary.data?.SummaryMap;
  const hasRootPassword = facts?.['AccountPasswordPresent'] !== 0;
  const hasRootMfa = facts && (facts['AccountMFAEnabled'] === 1 || !hasRootPassword);
  const hasNoRootKey = facts && facts['AccountAccessKeysPresent'] === 0;
  const old = keys.data?.filter((key) => risksOf(key).some((risk) => risk !== 'root')).length;
  const bare = users.data?.filter(({ HasPassword, MfaTypes }) => HasPassword && MfaTypes.length === 0).length;
  return (
    <Container header={<Header variant="h2">{text.title}</Header>}>
      <SpaceBetween size="m">
        <Recommendation
          isGood={hasRootMfa}
          error={summary.error}
          topic={text.rootMfa.topic}
          good={hasRootPassword ? text.rootMfa.good : text.rootMfa.noPassword}
          bad={text.rootMfa.bad}
        >
          {text.rootMfa.text} {isRoot ? <RouteLink to="/me">{text.rootMfa.link}</RouteLink> : text.rootMfa.asRoot}
        </Recommendation>
        <Recommendation
          isGood={hasNoRootKey}
          error={summary.error}
          topic={text.rootKeys.topic}
          good={text.rootKeys.good}
          bad={text.rootKeys.bad}
        >
          {text.rootKeys.text} {isRoot ? <RouteLink to="/me">{text.rootKeys.link}</RouteLink> : text.rootKeys.asRoot}
        </Recommendation>
        {!isRoot && (
          <Recommendation
            isGood={devices.data && devices.data.length > 0}
            error={devices.error}
            topic={text.ownMfa.topic}
            good={text.ownMfa.good}
            bad={text.ownMfa.bad}
          >
            {text.ownMfa.text} <RouteLink to="/me">{text.ownMfa.link}</RouteLink>
          </Recommendation>
        )}
        <Recommendation
          isGood={old === undefined ? undefined : old === 0}
          error={keys.error}
          topic={text.oldKeys.topic}
          good={text.oldKeys.good}
          bad={text.oldKeys.bad(old ?? 0)}
        >
          {text.oldKeys.text} <RouteLink to="/keys?show=risk">{text.oldKeys.link}</RouteLink>
        </Recommendation>
        <Recommendation
          isGood={bare === undefined ? undefined : bare === 0}
          error={users.error}
          topic={text.usersMfa.topic}
          good={text.usersMfa.good}
          bad={text.usersMfa.bad(bare ?? 0)}
        >
          {text.usersMfa.text} <RouteLink to="/users">{text.usersMfa.link}</RouteLink>
        </Recommendation>
      </SpaceBetween>
    </Container>
  );
}
