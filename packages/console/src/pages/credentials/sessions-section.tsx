import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState, type JSX } from 'react';
import { useRead } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { browserName } from './browser-name.ts';
import { useOwner } from './owner.ts';
import { RevokeSessionsDialog, type Revocation } from './revoke-sessions-dialog.tsx';
import { credentialsText } from './text.ts';

/** The browsers in which a user is signed in, each of which can be signed out. @param userName undefined: of whoever is signed in. */
export function SessionsSection({ userName }: { readonly userName?: string }): JSX.Element {
  const { sessions: text } = useText(credentialsText);
  const common = useText(commonText);
  const owner = useOwner(userName);
  const [selected, setSelected] = useState<string>();
  const [what, setWhat] = useState<Revocation>();
  const named = owner.isOwn || userName === undefined ? {} : { UserName: userName };
  const { data, error, isPending } = useRead('ListConsoleSessions', named);
  const rows = data?.Sessions ?? [];
  const session = rows.find(({ SessionId }) => SessionId === selected);
  const others = rows.filter(({ Current }) => !Current);

  const revokeState = session
    ? session.Current
      ? { disabled: true, disabledReason: text.ownCurrent }
      : {}
    : { disabled: true, disabledReason: text.selectFirst };

  return (
    <>
      <Table
        items={rows}
        trackBy="SessionId"
        loading={isPending && !error}
        loadingText={text.loading}
        selectionType="single"
        selectedItems={session ? [session] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.SessionId)}
        ariaLabels={{
          tableLabel: text.title,
          selectionGroupLabel: text.title,
          itemSelectionLabel: (_, row) => text.select(row.SessionId),
        }}
        enableKeyboardNavigation
        wrapLines
        header={
          <Header
            variant="h2"
            counter={data ? `(${rows.length})` : ''}
            description={text.description}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <ActionButton
                  action="countersign:RevokeConsoleSession"
                  resource={owner.arn}
                  onClick={() => session && setWhat({ kind: 'one', sessionId: session.SessionId, userName: named.UserName })}
                  {...revokeState}
                >
                  {text.revoke}
                </ActionButton>
                <ActionButton
                  action="countersign:RevokeConsoleSessions"
                  resource={owner.arn}
                  onClick={() => setWhat(owner.isOwn ? { kind: 'others' } : { kind: 'all', userName: owner.shown })}
                  {...(others.length === 0 ? { disabled: true, disabledReason: owner.isOwn ? text.noOthers : text.empty } : {})}
                >
                  {owner.isOwn ? text.revokeOthers : text.revokeAll}
                </ActionButton>
              </SpaceBetween>
            }
          >
            {text.title}
          </Header>
        }
        filter={error && <Refusal error={error} />}
        empty={<Box textAlign="center">{text.empty}</Box>}
        columnDefinitions={[
          {
            id: 'browser',
            header: text.browser,
            isRowHeader: true,
            minWidth: 170,
            cell: ({ UserAgent, Current }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <span title={UserAgent}>{browserName(UserAgent) ?? text.unknownBrowser}</span>
                {Current && <Badge color="green">{text.current}</Badge>}
              </SpaceBetween>
            ),
          },
          { id: 'address', header: text.address, minWidth: 120, cell: ({ SourceIp }) => SourceIp },
          { id: 'used', header: text.lastUsed, minWidth: 120, cell: ({ LastUsedDate }) => <Time at={LastUsedDate} as="age" /> },
          { id: 'in', header: text.signedIn, minWidth: 120, cell: ({ CreateDate }) => <Time at={CreateDate} as="age" /> },
          { id: 'expires', header: text.expires, minWidth: 170, cell: ({ ExpireDate }) => <Time at={ExpireDate} /> },
          {
            id: 'mfa',
            header: text.mfa,
            minWidth: 100,
            cell: ({ Mfa }) => (
              <StatusIndicator type={Mfa ? 'success' : 'stopped'}>{Mfa ? common.yes : common.no}</StatusIndicator>
            ),
          },
          {
            id: 'id',
            header: text.id,
            minWidth: 230,
            cell: ({ SessionId }) => <span className="breakable code">{SessionId}</span>,
          },
        ]}
      />
      {what && <RevokeSessionsDialog what={what} onClose={() => setWhat(undefined)} />}
    </>
  );
}
