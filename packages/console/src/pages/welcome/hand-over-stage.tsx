import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { signInStep } from '../../api/session.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { SignInDetails } from '../credentials/sign-in-details.tsx';
import { keepKnownAccount } from '../sign-in/known-account.ts';
import { RootKeys } from './root-keys.tsx';
import { welcomeText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly password: string;
  readonly hasApp: boolean;
}

/** The last stage as root: the way to sign in as the administrator, and what is left of root's own keys. */
export function HandOverStage({ userName, password, hasApp }: Props): JSX.Element {
  const { handOver: text } = useText(welcomeText);
  const { accountId, accountAlias } = useSession();
  const [isSaved, setSaved] = useState(false);
  const leave = useMutation({
    mutationFn: async () => {
      await signInStep('sign-out', {});
      keepKnownAccount({ account: accountAlias ?? accountId, userName });
      // A fresh page: nothing of root's is left in memory. There the administrator goes on.
      window.location.assign('/console/welcome');
    },
  });
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description={text.description}>
            {text.title}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <SignInDetails userName={userName} password={password} onDownload={() => setSaved(true)} />
          <Box>{hasApp ? text.withApp : text.withPasskey}</Box>
        </SpaceBetween>
      </Container>
      <RootKeys />
      <SpaceBetween size="s">
        <Checkbox checked={isSaved} onChange={({ detail }) => setSaved(detail.checked)}>
          {text.saved}
        </Checkbox>
        <Button variant="primary" disabled={!isSaved} loading={leave.isPending} onClick={() => leave.mutate()}>
          {text.go(userName)}
        </Button>
        <Refusal error={leave.error} />
      </SpaceBetween>
    </SpaceBetween>
  );
}
