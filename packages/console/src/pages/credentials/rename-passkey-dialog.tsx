import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { isDeviceName } from './device-name.ts';
import type { MfaRow } from './mfa-rows.ts';
import { credentialsText } from './text.ts';

/** Gives a passkey another name. */
export function RenamePasskeyDialog({ device, onClose }: { readonly device: MfaRow; readonly onClose: () => void }): JSX.Element {
  const text = useText(credentialsText);
  const notify = useNotify();
  const rename = useWrite('RenamePasskey');
  const [name, setName] = useState(device.name);
  const isWrong = name !== '' && !isDeviceName(name);
  return (
    <FormModal
      header={text.rename.title}
      submit={text.rename.submit}
      isReady={isDeviceName(name) && name !== device.name}
      isBusy={rename.isPending}
      error={rename.error}
      onSubmit={() =>
        rename.mutate(
          { SerialNumber: device.serial, Name: name },
          {
            onSuccess: () => {
              notify({ type: 'success', content: text.rename.done(name) });
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <FormField
        label={text.mfa.name}
        constraintText={text.assign.nameHint}
        errorText={isWrong ? text.assign.nameWrong : undefined}
      >
        <Input
          value={name}
          autoFocus
          autoComplete={false}
          spellcheck={false}
          invalid={isWrong}
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
    </FormModal>
  );
}
