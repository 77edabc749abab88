import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { call } from '../../api/call.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import type { MfaRow } from './mfa-rows.ts';
import type { Owner } from './owner.ts';
import { credentialsText } from './text.ts';

interface Props {
  readonly owner: Owner;
  readonly device: MfaRow;
  /** Whether no other second factor remains. */
  readonly isLast: boolean;
  readonly onClose: () => void;
}

/** Takes a second factor from somebody; a virtual device, which then is nobody's, is deleted as well. */
export function RemoveMfaDialog({ owner, device, isLast, onClose }: Props): JSX.Element {
  const text = useText(credentialsText);
  const notify = useNotify();
  const client = useQueryClient();
  const { serial, name, type } = device;
  const input = { ...(owner.userName === undefined ? {} : { UserName: owner.userName }), SerialNumber: serial };

  const remove = useMutation({
    mutationFn: async () => {
      await call('DeactivateMFADevice', input);
      if (type === 'passkey') return;
      // From here on the device is taken away: what fails now is told, not taken for a refusal of the whole.
      try {
        await call('DeleteVirtualMFADevice', { SerialNumber: serial });
      } catch (error) {
        notify({ type: 'warning', content: text.remove.kept(serial, error instanceof Error ? error.message : String(error)) });
      }
    },
    onSuccess: async () => {
      notify({ type: 'success', content: text.remove.done(name) });
      onClose();
      await client.invalidateQueries();
    },
  });

  return (
    <ConfirmDelete
      header={text.remove.title}
      submit={text.remove.submit}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Box>
        <span className="breakable">{text.remove.text(name)}</span>
      </Box>
      {type === 'virtual' && <Box>{text.remove.virtualToo}</Box>}
      {isLast && <Alert type="warning">{text.remove.last}</Alert>}
      <Equivalents
        of={[
          { operation: 'DeactivateMFADevice', input },
          ...(type === 'virtual' ? [{ operation: 'DeleteVirtualMFADevice' as const, input: { SerialNumber: serial } }] : []),
        ]}
      />
    </ConfirmDelete>
  );
}
