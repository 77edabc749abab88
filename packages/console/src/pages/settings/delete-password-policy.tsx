import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { settingsText } from './text.ts';

/** Goes back to the default password policy, after asking. */
export function DeletePasswordPolicy({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const text = useText(settingsText);
  const notify = useNotify();
  const remove = useWrite('DeleteAccountPasswordPolicy');
  return (
    <ConfirmDelete
      header={text.policy.deleteTitle}
      isBusy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(
          {},
          {
            onSuccess: () => {
              notify({ type: 'success', content: text.policy.deleted });
              onClose();
            },
          },
        )
      }
    >
      <Box>{text.policy.toDefault}</Box>
      <Equivalents of={[{ operation: 'DeleteAccountPasswordPolicy', input: {} }]} />
    </ConfirmDelete>
  );
}
