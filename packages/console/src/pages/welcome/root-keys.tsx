import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { DeleteKey } from '../keys/delete-key.tsx';
import type { KeyFacts } from '../keys/key-facts.ts';
import { KeyLastUsed, useLastUse } from '../keys/key-last-used.tsx';
import { welcomeText } from './text.ts';

/** The access keys of root, which is signed in, each with the offer to delete it. */
export function RootKeys(): JSX.Element {
  const { keys: text } = useText(welcomeText);
  const { arn } = useSession();
  const [leaving, setLeaving] = useState<string>();
  const { data, error } = useReadAll('ListAccessKeys', {}, 'AccessKeyMetadata');
  const keys = (data ?? []).map(({ AccessKeyId = '', Status, CreateDate }): KeyFacts => {
    return { accessKeyId: AccessKeyId, userName: undefined, isActive: Status === 'Active', createdAt: CreateDate };
  });
  const leavingKey = keys.find(({ accessKeyId }) => accessKeyId === leaving);
  return (
    <Container header={<Header variant="h2">{text.title}</Header>}>
      <SpaceBetween size="m">
        <Refusal error={error} />
        {data && (
          <StatusIndicator type={keys.length === 0 ? 'success' : 'warning'}>
            {keys.length === 0 ? text.none : text.some}
          </StatusIndicator>
        )}
        {keys.map((key) => (
          <RootKey key={key.accessKeyId} of={key} onDelete={() => setLeaving(key.accessKeyId)} />
        ))}
        <Box color="text-body-secondary">{text.later}</Box>
      </SpaceBetween>
      {leavingKey && <DeleteKey of={leavingKey} ownerArn={arn} description="" onClose={() => setLeaving(undefined)} />}
    </Container>
  );
}

function RootKey({ of, onDelete }: { readonly of: KeyFacts; readonly onDelete: () => void }): JSX.Element {
  const { keys: text } = useText(welcomeText);
  const use = useLastUse(of.accessKeyId);
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="center">
      <span className="breakable code">{of.accessKeyId}</span>
      <span>
        {text.lastUsed}: <KeyLastUsed use={use} />
      </span>
      <Button ariaLabel={`${text.delete} ${of.accessKeyId}`} onClick={onDelete}>
        {text.delete}
      </Button>
    </SpaceBetween>
  );
}
