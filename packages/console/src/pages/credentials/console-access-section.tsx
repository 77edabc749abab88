import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { hasCode } from '../../api/api-error.ts';
import { useRead } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useSignInUrl } from '../../parts/sign-in-url.ts';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { DisableAccessDialog } from './disable-access-dialog.tsx';
import { useOwner } from './owner.ts';
import { RevokeSessionsDialog } from './revoke-sessions-dialog.tsx';
import { SetPasswordDialog } from './set-password-dialog.tsx';
import { credentialsText } from './text.ts';

/** Whether a user can sign in to the console, where and since when, and what an administrator does about it. */
export function ConsoleAccessSection({ userName }: { readonly userName: string }): JSX.Element {
  const { access: text } = useText(credentialsText);
  const common = useText(commonText);
  const navigate = useNavigate();
  // A new password ends one's own session, so that one would never see a generated one.
  const { arn, isOwn } = useOwner(userName);
  const url = useSignInUrl();
  const [dialog, setDialog] = useState<'password' | 'revoke' | 'disable'>();
  const { data, error } = useRead('GetLoginProfile', { UserName: userName });
  const { data: user } = useRead('GetUser', { UserName: userName });
  const hasNone = hasCode(error, 'NoSuchEntity');
  const profile = hasNone ? undefined : data?.LoginProfile;
  const close = (): void => setDialog(undefined);

  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {profile && (
                <ActionButton action="countersign:RevokeConsoleSessions" resource={arn} onClick={() => setDialog('revoke')}>
                  {text.revoke}
                </ActionButton>
              )}
              {profile && (
                <ActionButton action="iam:DeleteLoginProfile" resource={arn} onClick={() => setDialog('disable')}>
                  {text.disable}
                </ActionButton>
              )}
              {profile &&
                (isOwn ? (
                  <Button onClick={() => void navigate('/me')}>{text.own}</Button>
                ) : (
                  <ActionButton action="iam:UpdateLoginProfile" resource={arn} onClick={() => setDialog('password')}>
                    {text.reset}
                  </ActionButton>
                ))}
              {hasNone && (
                <ActionButton action="iam:CreateLoginProfile" resource={arn} onClick={() => setDialog('password')}>
                  {text.enable}
                </ActionButton>
              )}
            </SpaceBetween>
          }
        >
          {text.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {error && !hasNone && <Refusal error={error} header={text.unread} />}
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            {
              label: text.link,
              value: (
                <span className="breakable">
                  <CopyText value={url} label={text.copyLink} />
                </span>
              ),
            },
            {
              label: text.password,
              value: profile ? (
                <SpaceBetween size="xxs">
                  <StatusIndicator type="success">
                    {text.since} <Time at={profile.CreateDate} />
                  </StatusIndicator>
                  {profile.PasswordResetRequired === true && <StatusIndicator type="info">{text.mustChange}</StatusIndicator>}
                </SpaceBetween>
              ) : hasNone ? (
                <StatusIndicator type="stopped">{text.disabled}</StatusIndicator>
              ) : (
                '–'
              ),
            },
            { label: text.lastSignIn, value: <Time at={user?.User?.PasswordLastUsed} otherwise={common.never} /> },
          ]}
        />
      </SpaceBetween>
      {dialog === 'password' && <SetPasswordDialog userName={userName} hasPassword={profile !== undefined} onClose={close} />}
      {dialog === 'disable' && <DisableAccessDialog userName={userName} isOwn={isOwn} onClose={close} />}
      {dialog === 'revoke' && <RevokeSessionsDialog what={{ kind: 'all', userName }} onClose={close} />}
    </Container>
  );
}
