import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { settingsText } from './text.ts';

/** Takes the account's alias away, after asking. */
export function DeleteAlias({ alias, onClose }: { readonly alias: string; readonly onClose: () => void }): JSX.Element {
  const text = useText(settingsText);
  const notify = useNotify();
  const remove = useWrite('DeleteAccountAlias');
  const input = { AccountAlias: alias };
  return (
    <ConfirmDelete
      header={text.alias.deleteTitle(alias)}
      isBusy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(input, {
          onSuccess: () => {
            notify({ type: 'success', content: text.alias.deleted(alias) });
            onClose();
          },
        })
      }
    >
      <Box>{text.alias.deleteText}</Box>
      <Equivalents of={[{ operation: 'DeleteAccountAlias', input }]} />
    </ConfirmDelete>
  );
}
