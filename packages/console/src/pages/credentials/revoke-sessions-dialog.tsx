import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { useText } from '../../text/catalogue.ts';
import { credentialsText } from './text.ts';

/** Which sessions are to end. */
export type Revocation =
  | { readonly kind: 'one'; readonly sessionId: string; readonly userName: string | undefined }
  | { readonly kind: 'others' }
  | { readonly kind: 'all'; readonly userName: string };

/** Ends console sessions, after asking. */
export function RevokeSessionsDialog({
  what,
  onClose,
}: {
  readonly what: Revocation;
  readonly onClose: () => void;
}): JSX.Element {
  const { sessions: text } = useText(credentialsText);
  const notify = useNotify();
  const one = useWrite('RevokeConsoleSession');
  const many = useWrite('RevokeConsoleSessions');
  const onSuccess = (): void => {
    notify({ type: 'success', content: text.done });
    onClose();
  };
  const confirm = (): void => {
    if (what.kind === 'others') many.mutate({ ExceptCurrent: true }, { onSuccess });
    else if (what.kind === 'all') many.mutate({ UserName: what.userName }, { onSuccess });
    else {
      const { sessionId: SessionId, userName } = what;
      one.mutate({ SessionId, ...(userName === undefined ? {} : { UserName: userName }) }, { onSuccess });
    }
  };
  const words = {
    one: () => text.revokeOne(what.kind === 'one' ? what.sessionId : ''),
    others: () => text.revokeOthersText,
    all: () => text.revokeAllText(what.kind === 'all' ? what.userName : ''),
  };
  return (
    <ConfirmDelete
      header={text.revokeTitle}
      submit={text.revoke}
      isBusy={one.isPending || many.isPending}
      error={one.error ?? many.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Box>
        <span className="breakable">{words[what.kind]()}</span>
      </Box>
    </ConfirmDelete>
  );
}
