import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { credentialsText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

/** Takes a user's password away, after asking. */
export function DisableAccessDialog({ userName, isOwn, onClose }: Props): JSX.Element {
  const { disable: text } = useText(credentialsText);
  const notify = useNotify();
  const disable = useWrite('DeleteLoginProfile');
  const input = { UserName: userName };
  return (
    <ConfirmDelete
      header={text.title}
      submit={text.submit}
      isBusy={disable.isPending}
      error={disable.error}
      onConfirm={() =>
        disable.mutate(input, {
          onSuccess: () => {
            notify({ type: 'success', content: text.done(userName) });
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <Box>
        <span className="breakable">{text.text(userName)}</span>
      </Box>
      {isOwn && <Alert type="warning">{text.own}</Alert>}
      <Equivalents of={[{ operation: 'DeleteLoginProfile', input }]} />
    </ConfirmDelete>
  );
}
