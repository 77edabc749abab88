import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useEffect, useState, type JSX } from 'react';
import { signInStep } from '../../api/session.ts';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { errorText } from './error-text.ts';
import { askForPasskey } from './passkeys.ts';
import { signInText } from './text.ts';
import { useStep } from './use-step.ts';

type Method = 'password' | 'totp' | 'passkey';
/** What the person can prove themselves with, safest first. */
interface Options {
  readonly methods: readonly Method[];
  readonly ticket?: string;
  readonly passkeyOptions?: PublicKeyCredentialRequestOptionsJSON;
}
interface Proof {
  readonly password?: string;
  readonly totp?: string;
  readonly passkey?: AuthenticationResponseJSON;
  readonly ticket?: string;
}
const ORDER: readonly Method[] = ['passkey', 'totp', 'password'];

/** Asks for a fresh proof of who is at the keyboard. What is refused stays, to be tried again. */
export default function StepUpDialog({ onEnd }: { readonly onEnd: (isProven: boolean) => void }): JSX.Element {
  const text = useText(signInText);
  const [options, setOptions] = useState<Options>();
  const [method, setMethod] = useState<Method>();
  const [typed, setTyped] = useState('');
  const { isBusy, error, run } = useStep();
  const methods = ORDER.filter((each) => options?.methods.includes(each));

  const ask = async (): Promise<void> => {
    const answer = await signInStep<Options>('step-up-options', {});
    setOptions(answer);
    setMethod((chosen) => chosen ?? ORDER.find((each) => answer.methods.includes(each)));
  };
  // Once: `run` stays the same.
  useEffect(() => run(ask), [run]);

  const prove = async (): Promise<void> => {
    let proof: Proof = method === 'password' ? { password: typed } : { totp: typed.replaceAll(/\s/g, '') };
    try {
      if (method === 'passkey' && options?.passkeyOptions) {
        const passkey = await askForPasskey(options.passkeyOptions);
        proof = { passkey, ...(options.ticket === undefined ? {} : { ticket: options.ticket }) };
      }
      await signInStep('step-up', proof);
    } catch (refused) {
      setTyped('');
      if (method === 'passkey') await ask(); // a question can be answered once
      throw refused;
    }
    onEnd(true);
  };

  return (
    <FormModal
      header={text.stepUp}
      submit={method === 'passkey' ? text.confirmPasskey : text.confirm}
      isReady={method === 'passkey' ? options?.passkeyOptions !== undefined : method !== undefined && typed !== ''}
      isBusy={isBusy}
      error={error ? new Error(errorText(error, text)) : null}
      onSubmit={() => run(prove)}
      onClose={() => onEnd(false)}
    >
      <Box>{text.stepUpIntro}</Box>
      {options && methods.length === 0 && <Alert type="warning">{text.noStepUp}</Alert>}
      {methods.length > 1 && (
        <FormField label={text.stepUpMethod}>
          <RadioGroup
            value={method ?? null}
            items={methods.map((value) => ({ value, label: text.stepUpMethods[value] }))}
            onChange={({ detail }) => {
              setMethod(detail.value as Method);
              setTyped('');
            }}
          />
        </FormField>
      )}
      {method === 'password' && (
        <FormField label={text.password}>
          <Input
            key="password"
            type="password"
            name="password"
            value={typed}
            autoComplete="current-password"
            autoFocus
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      )}
      {method === 'totp' && (
        <FormField label={text.totp} constraintText={text.totpHint}>
          <Input
            key="totp"
            name="totp"
            value={typed}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      )}
    </FormModal>
  );
}
