import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { askForPasskey } from './passkeys.ts';
import type { Method, SecondFactorAsked, Send } from './sign-in-answer.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';
import { signInText, type SignInText } from './text.ts';
import { useStep } from './use-step.ts';

interface Props {
  readonly asked: SecondFactorAsked;
  readonly send: Send;
  readonly onBack: () => void;
}

const OTHER = { totp: 'otherTotp', passkey: 'otherPasskey', recoveryCode: 'otherRecoveryCode' } as const satisfies Record<
  Method,
  keyof SignInText
>;
const INTRO = { totp: 'totpIntro', passkey: 'passkeyIntro', recoveryCode: 'recoveryIntro' } as const satisfies Record<
  Method,
  keyof SignInText
>;

/** The second step: a code, a passkey, or a recovery code, as far as the person has them. */
export function SecondFactorForm({ asked, send, onBack }: Props): JSX.Element {
  const text = useText(signInText);
  const { methods, passkeyOptions, ticket } = asked;
  const [method, setMethod] = useState<Method | undefined>(methods.find((each) => each === 'passkey') ?? methods[0]);
  const [code, setCode] = useState('');
  const { isBusy, error, run } = useStep();
  const isReady = method === 'passkey' ? passkeyOptions !== undefined : code.trim() !== '';

  const enter = async (): Promise<void> => {
    let shown: object = { recoveryCode: code.trim() };
    if (method === 'totp') shown = { totp: code.replaceAll(/\s/g, '') };
    if (method === 'passkey' && passkeyOptions) shown = { passkey: await askForPasskey(passkeyOptions) };
    try {
      await send('second-factor', { ticket, ...shown });
    } finally {
      setCode('');
    }
  };
  const choose = (next: Method): void => {
    setMethod(next);
    setCode('');
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) run(enter);
      }}
    >
      <SpaceBetween size="l">
        <SignInRefusal error={error} />
        {method === undefined ? <Alert type="warning">{text.noMethod}</Alert> : <Box>{text[INTRO[method]]}</Box>}
        {method === 'totp' && (
          <FormField label={text.totp} constraintText={text.totpHint} stretch>
            <Input
              key="totp"
              value={code}
              name="totp"
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              onChange={({ detail }) => setCode(detail.value)}
            />
          </FormField>
        )}
        {method === 'recoveryCode' && (
          <FormField label={text.recoveryCode} constraintText={text.recoveryHint} stretch>
            <Input
              key="recoveryCode"
              value={code}
              name="recovery-code"
              autoComplete="off"
              spellcheck={false}
              autoFocus
              onChange={({ detail }) => setCode(detail.value)}
            />
          </FormField>
        )}
        {method !== undefined && (
          <Button variant="primary" fullWidth loading={isBusy} disabled={!isReady}>
            {method === 'passkey' ? text.confirmPasskey : text.submit}
          </Button>
        )}
        <SpaceBetween size="xs" alignItems="center">
          {methods
            .filter((other) => other !== method)
            .map((other) => (
              <Button key={other} variant="inline-link" formAction="none" disabled={isBusy} onClick={() => choose(other)}>
                {text[OTHER[other]]}
              </Button>
            ))}
          <Button variant="inline-link" formAction="none" onClick={onBack}>
            {text.back}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </form>
  );
}
