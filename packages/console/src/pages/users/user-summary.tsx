import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX, ReactNode } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useRead, useReadAll } from '../../api/use-api.ts';
import type { Output } from '../../api/wire.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { formatAge } from '../../text/dates.ts';
import { createKeyPath } from '../keys/key-owner.ts';
import { usersText } from './text.ts';

type User = NonNullable<Output<'GetUser'>['User']>;
type Key = NonNullable<Output<'ListAccessKeys'>['AccessKeyMetadata']>[number];

/** What there is to know of a user at one glance. What may not be read names the permission it takes. */
export function UserSummary({ user }: { readonly user: User }): JSX.Element {
  const { user: text } = useText(usersText);
  const common = useText(commonText);
  const { UserName = '' } = user;
  const profile = useRead('GetLoginProfile', { UserName });
  const devices = useReadAll('ListMFADevices', { UserName }, 'MFADevices');
  const keys = useReadAll('ListAccessKeys', { UserName }, 'AccessKeyMetadata');
  const unread = (error: Error | null, action: string): ReactNode =>
    hasCode(error, 'AccessDenied') ? (
      <StatusIndicator type="info">{text.hiddenFact(action)}</StatusIndicator>
    ) : (
      (error?.message ?? '…')
    );
  const hasNone = hasCode(profile.error, 'NoSuchEntity');
  const hasConsole = profile.data !== undefined && !hasNone;
  const consoleAccess = (): ReactNode => {
    if (hasNone) return <StatusIndicator type="stopped">{text.disabled}</StatusIndicator>;
    if (!hasConsole) return unread(profile.error, 'iam:GetLoginProfile');
    if (!devices.data) return unread(devices.error, 'iam:ListMFADevices');
    return devices.data.length > 0 ? (
      <StatusIndicator type="success">{text.withMfa}</StatusIndicator>
    ) : (
      <StatusIndicator type="warning">{text.withoutMfa}</StatusIndicator>
    );
  };
  const keySlot = (number: 1 | 2): { label: string; value: ReactNode } => {
    const key = keys.data?.[number - 1];
    if (!keys.data) return { label: text.key(number), value: unread(keys.error, 'iam:ListAccessKeys') };
    if (key) return { label: text.key(number), value: <KeyFact accessKey={key} /> };
    const isNext = number === keys.data.length + 1;
    return {
      label: text.key(number),
      value: isNext ? <RouteLink to={createKeyPath(UserName)}>{text.createKey}</RouteLink> : text.noKey,
    };
  };
  return (
    <Container header={<Header variant="h2">{text.summary}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={230}
        items={[
          {
            label: text.arn,
            value: (
              <span className="breakable">
                <CopyText value={user.Arn ?? ''} label={`${common.copy}: ${text.arn}`} />
              </span>
            ),
          },
          { label: text.console, value: consoleAccess() },
          keySlot(1),
          { label: text.created, value: <Time at={user.CreateDate} /> },
          {
            label: text.lastSignIn,
            value: <Time at={user.PasswordLastUsed} otherwise={hasNone ? common.none : common.never} />,
          },
          keySlot(2),
        ]}
      />
    </Container>
  );
}

/** A key in three short lines: which, when it was used, how old it is. */
function KeyFact({ accessKey }: { readonly accessKey: Key }): JSX.Element {
  const { user: text } = useText(usersText);
  const common = useText(commonText);
  const { AccessKeyId = '', Status, CreateDate } = accessKey;
  const { data } = useRead('GetAccessKeyLastUsed', { AccessKeyId });
  const used = data?.AccessKeyLastUsed?.LastUsedDate;
  const isActive = Status === 'Active';
  return (
    <>
      <StatusIndicator type={isActive ? 'success' : 'stopped'}>
        <span className="breakable">{text.keyState(AccessKeyId, isActive)}</span>
      </StatusIndicator>
      <div>
        {data && (used === undefined ? text.neverUsed : text.usedAgo(formatAge(used, common)))}{' '}
        {CreateDate !== undefined && text.old(formatAge(CreateDate, common))}
      </div>
    </>
  );
}
