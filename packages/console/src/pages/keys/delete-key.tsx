import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import type { KeyFacts } from './key-facts.ts';
import { KeyLastUsed, useLastUse } from './key-last-used.tsx';
import { keysText } from './text.ts';

interface Props {
  readonly of: KeyFacts;
  readonly ownerArn: string;
  readonly onClose: () => void;
}

/** Deletes a key: it has to be inactive, and its id has to be typed. */
export function DeleteKey({ of, ownerArn, onClose }: Props): JSX.Element {
  const text = useText(keysText);
  const notify = useNotify();
  const deactivate = useWrite('UpdateAccessKey');
  const remove = useWrite('DeleteAccessKey');
  const use = useLastUse(of.accessKeyId);
  const named = { UserName: of.userName, AccessKeyId: of.accessKeyId };
  return (
    <ConfirmDelete
      header={text.remove.title(of.accessKeyId)}
      phrase={of.accessKeyId}
      isReady={!of.isActive}
      isBusy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(named, {
          onSuccess: () => {
            notify({ type: 'success', content: text.remove.done(of.accessKeyId) });
            onClose();
          },
        })
      }
    >
      <SpaceBetween size="s">
        <Box>{text.remove.text}</Box>
        <Box>
          {text.key.lastUsed}: <KeyLastUsed use={use} />
        </Box>
        {of.isActive ? (
          <Alert
            type="warning"
            action={
              <ActionButton
                action="iam:UpdateAccessKey"
                resource={ownerArn}
                formAction="none"
                loading={deactivate.isPending}
                onClick={() => deactivate.mutate({ ...named, Status: 'Inactive' })}
              >
                {text.actions.deactivate}
              </ActionButton>
            }
          >
            {text.remove.first}
          </Alert>
        ) : (
          <Alert type="info">{text.remove.inactive}</Alert>
        )}
        <Refusal error={deactivate.error} />
        <Equivalents of={[{ operation: 'DeleteAccessKey', input: named }]} />
      </SpaceBetween>
    </ConfirmDelete>
  );
}
