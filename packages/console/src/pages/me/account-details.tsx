import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX } from 'react';
import { useSession } from '../../app/session-context.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { meText } from './text.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const copied = (value: string, label: string): JSX.Element => (
  <span className="breakable">
    <CopyText value={value} label={label} />
  </span>
);

/** Who is signed in, to what account, and until when. */
export function AccountDetails(): JSX.Element {
  const { account: text } = useText(meText);
  const common = useText(commonText);
  const session = useSession();
  const { accountId, accountAlias, arn, userName, userId, issuedAt, expiresAt, mfa } = session;
  return (
    <Container header={<Header variant="h2">{text.title}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={220}
        items={[
          { label: text.name, value: <span className="breakable">{userName ?? text.root}</span> },
          { label: text.id, value: copied(accountId, text.copyId) },
          { label: text.alias, value: accountAlias ?? text.noAlias },
          { label: text.arn, value: copied(arn, text.copyArn) },
          { label: text.userId, value: copied(userId ?? accountId, text.copyUserId) },
          {
            label: text.mfa,
            value: <StatusIndicator type={mfa ? 'success' : 'warning'}>{mfa ? common.yes : common.no}</StatusIndicator>,
          },
          { label: text.since, value: <Time at={seconds(issuedAt)} /> },
          { label: text.until, value: <Time at={seconds(expiresAt)} /> },
        ]}
      />
    </Container>
  );
}
