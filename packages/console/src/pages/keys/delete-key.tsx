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
import { KeyStatus } from './key-status.tsx';
import { keysText } from './text.ts';

interface Props {
  readonly of: KeyFacts;
  readonly ownerArn: string;
  /** Kept as a tag of the user, which goes with the key. */
  readonly description: string;
  readonly onDeleted?: () => void;
  readonly onClose: () => void;
}

/** Deletes a key: it has to be inactive, and its id has to be typed. */
export function DeleteKey({ of, ownerArn, description, onDeleted, onClose }: Props): JSX.Element {
  const text = useText(keysText);
  const notify = useNotify();
  const deactivate = useWrite('UpdateAccessKey');
  const remove = useWrite('DeleteAccessKey');
  const untag = useWrite('UntagUser');
  const use = useLastUse(of.accessKeyId);
  const named = { UserName: of.userName, AccessKeyId: of.accessKeyId };
  const tag = { UserName: of.userName, TagKeys: [of.accessKeyId] };
  const isTagged = description !== '' && of.userName !== undefined;
  // Not by the callbacks of `mutate`: this dialog may be gone together with the key before they are called.
  const confirm = async (): Promise<void> => {
    try {
      await remove.mutateAsync(named);
    } catch {
      return; // the dialog shows it
    }
    // A tag that may not be removed is left behind: the key is gone all the same.
    if (isTagged) await untag.mutateAsync(tag).catch(() => undefined);
    notify({ type: 'success', content: text.remove.done(of.accessKeyId) });
    onDeleted?.();
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.remove.title(of.accessKeyId)}
      phrase={of.accessKeyId}
      isReady={!of.isActive}
      isBusy={remove.isPending || untag.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => void confirm()}
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
          <KeyStatus isActive={false} />
        )}
        <Refusal error={deactivate.error} />
        <Equivalents
          of={[
            { operation: 'DeleteAccessKey', input: named },
            ...(isTagged ? [{ operation: 'UntagUser' as const, input: tag }] : []),
          ]}
        />
      </SpaceBetween>
    </ConfirmDelete>
  );
}
