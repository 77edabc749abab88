import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState, type JSX } from 'react';
import { useRead } from '../../api/use-api.ts';
import { useSession } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { CreateCodesDialog } from './create-codes-dialog.tsx';
import { meText } from './text.ts';

/** Fewer than this is few: the person is told so. */
const FEW = 3;

/** How many recovery codes are left, and new ones. */
export function RecoveryCodesSection(): JSX.Element {
  const { codes: text } = useText(meText);
  const { arn } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useRead('GetRecoveryCodeSummary', {});
  const { data: devices } = useRead('ListMFADevices', {});
  const remaining = data?.Remaining ?? 0;
  const lacksMfa = devices?.MFADevices?.length === 0;
  const reason = lacksMfa ? { disabled: true, disabledReason: text.needsMfa } : {};
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text.description}
          actions={
            <ActionButton action="countersign:CreateRecoveryCodes" resource={arn} onClick={() => setOpen(true)} {...reason}>
              {remaining > 0 ? text.replace : text.create}
            </ActionButton>
          }
        >
          {text.title}
        </Header>
      }
    >
      <Refusal error={error} />
      {data && (
        <SpaceBetween direction="horizontal" size="m">
          <StatusIndicator type={remaining === 0 ? 'stopped' : remaining < FEW ? 'warning' : 'success'}>
            {remaining === 0 ? text.none : text.left(remaining)}
          </StatusIndicator>
          {data.CreateDate !== undefined && (
            <span>
              {text.made}: <Time at={data.CreateDate} />
            </span>
          )}
        </SpaceBetween>
      )}
      {isOpen && <CreateCodesDialog remaining={remaining} onClose={() => setOpen(false)} />}
    </Container>
  );
}
