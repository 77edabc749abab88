import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Tiles from '@cloudscape-design/components/tiles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useNotify } from '../../app/notify.ts';
import { useArn } from '../../app/session-context.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { errorText } from '../sign-in/error-text.ts';
import { hindranceOf, thisPlace } from '../sign-in/passkey-place.ts';
import { registerPasskey } from '../sign-in/register-passkey.ts';
import { signInText } from '../sign-in/text.ts';
import { AuthenticatorApp } from './authenticator-app.tsx';
import { isCodePair, type CodePair } from './code-pair.tsx';
import { isDeviceName } from './device-name.ts';
import type { Owner } from './owner.ts';
import { credentialsText } from './text.ts';
import { useLeftOver } from './use-left-over.ts';
import { useNewDevice } from './use-new-device.ts';

interface Props {
  readonly owner: Owner;
  /** What names a first device well. */
  readonly suggestedName: string;
  readonly onClose: () => void;
}

/** Gives somebody a second factor: a passkey of this browser, for oneself, or an authenticator app. */
export function AssignMfaDialog({ owner, suggestedName, onClose }: Props): JSX.Element {
  const text = useText(credentialsText);
  const doorText = useText(signInText);
  const notify = useNotify();
  const arn = useArn();
  const client = useQueryClient();
  const hindrance = hindranceOf(thisPlace());
  const canPasskey = owner.isOwn && hindrance === undefined;
  const [name, setName] = useState(suggestedName);
  const [kind, setKind] = useState<'passkey' | 'virtual'>(canPasskey ? 'passkey' : 'virtual');
  const [codes, setCodes] = useState<CodePair>(['', '']);
  const app = useNewDevice();
  const passkey = useMutation({
    mutationFn: registerPasskey,
    onSuccess: async () => {
      await client.invalidateQueries();
      done();
    },
  });
  const serial = arn(`mfa/${name}`);
  const leftOver = useLeftOver(serial, hasCode(app.error, 'EntityAlreadyExists'));
  const done = (): void => {
    notify({ type: 'success', content: text.assign.done(name) });
    onClose();
  };
  const error = kind === 'passkey' && passkey.error ? new Error(errorText(passkey.error, doorText)) : app.error;
  const isNameWrong = name !== '' && !isDeviceName(name);

  if (app.device) {
    return (
      <FormModal
        header={text.assign.title}
        submit={text.assign.submit}
        isReady={isCodePair(codes)}
        isBusy={app.isBusy}
        error={error}
        onSubmit={() => app.enable(owner.mfaUserName, codes, done)}
        onClose={onClose}
      >
        <AuthenticatorApp device={app.device} codes={codes} onCodes={setCodes} />
        <Equivalents
          of={[
            {
              operation: 'EnableMFADevice',
              input: {
                UserName: owner.mfaUserName,
                SerialNumber: app.device.serial,
                AuthenticationCode1: codes[0],
                AuthenticationCode2: codes[1],
              },
            },
          ]}
        />
      </FormModal>
    );
  }
  return (
    <FormModal
      header={text.assign.title}
      submit={kind === 'passkey' ? text.assign.register : text.assign.next}
      isReady={isDeviceName(name)}
      isBusy={app.isBusy || passkey.isPending || leftOver.isBusy}
      error={error}
      onSubmit={() => (kind === 'passkey' ? passkey.mutate(name) : app.make(name))}
      onClose={onClose}
    >
      <FormField
        label={text.mfa.name}
        constraintText={text.assign.nameHint}
        errorText={isNameWrong ? text.assign.nameWrong : undefined}
      >
        <Input
          value={name}
          autoFocus
          autoComplete={false}
          spellcheck={false}
          invalid={isNameWrong}
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
      <FormField label={text.assign.kind} stretch>
        <Tiles
          columns={1}
          value={kind}
          items={[
            {
              value: 'passkey',
              label: text.mfa.types.passkey,
              description: owner.isOwn
                ? hindrance === undefined
                  ? text.assign.passkeyHint
                  : doorText.noPasskeys[hindrance]
                : text.assign.ownOnly,
              disabled: !canPasskey,
            },
            { value: 'virtual', label: text.mfa.types.virtual, description: text.assign.virtualHint },
          ]}
          onChange={({ detail }) => setKind(detail.value === 'passkey' ? 'passkey' : 'virtual')}
        />
      </FormField>
      {kind === 'virtual' && leftOver.isThere && (
        <Alert
          type="warning"
          action={
            <Button formAction="none" loading={leftOver.isBusy} onClick={() => leftOver.remove(() => app.make(name))}>
              {text.assign.deleteLeftOver}
            </Button>
          }
        >
          {text.assign.leftOver}
        </Alert>
      )}
      {kind === 'virtual' && isDeviceName(name) && (
        <Equivalents of={[{ operation: 'CreateVirtualMFADevice', input: { VirtualMFADeviceName: name } }]} />
      )}
    </FormModal>
  );
}
