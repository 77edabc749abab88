import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Box from '@cloudscape-design/components/box';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { call } from '../../api/call.ts';
import { readSession } from '../../api/session.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { leaveNotice } from '../sign-in/notice.ts';
import { meText } from './text.ts';

/** Changes one's own password. It ends every session, so the person signs in again with the new one. */
export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { password: text } = useText(meText);
  const notify = useNotify();
  const client = useQueryClient();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isShown, setShown] = useState(false);
  const type = isShown ? 'text' : 'password';
  const differs = repeated !== '' && repeated !== next;

  const change = useMutation({
    mutationFn: () => call('ChangePassword', { OldPassword: old, NewPassword: next }),
    gcTime: 0,
    onSuccess: async () => {
      const session = await readSession();
      if (!session.signedIn) leaveNotice('passwordChanged');
      else notify({ type: 'success', content: text.changed });
      onClose();
      client.setQueryData(['session'], session);
    },
  });

  return (
    <FormModal
      header={text.update}
      submit={text.submit}
      isReady={old !== '' && next !== '' && next === repeated}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      <Box>{text.hint}</Box>
      <FormField label={text.old}>
        <Input
          value={old}
          type={type}
          name="old-password"
          autoComplete="current-password"
          autoFocus
          onChange={({ detail }) => setOld(detail.value)}
        />
      </FormField>
      <FormField label={text.new}>
        <Input
          value={next}
          type={type}
          name="new-password"
          autoComplete="new-password"
          onChange={({ detail }) => setNext(detail.value)}
        />
      </FormField>
      <FormField label={text.repeat} errorText={differs ? text.differs : undefined}>
        <Input
          value={repeated}
          type={type}
          name="repeated-password"
          autoComplete="new-password"
          invalid={differs}
          onChange={({ detail }) => setRepeated(detail.value)}
        />
      </FormField>
      <Checkbox checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
        {text.show}
      </Checkbox>
      <Equivalents of={[{ operation: 'ChangePassword', input: { OldPassword: old, NewPassword: next } }]} />
    </FormModal>
  );
}
