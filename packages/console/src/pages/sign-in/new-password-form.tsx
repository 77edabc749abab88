import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import type { NewPasswordAsked, Send } from './sign-in-answer.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';
import { signInText } from './text.ts';
import { useStep } from './use-step.ts';

interface Props {
  readonly asked: NewPasswordAsked;
  readonly send: Send;
  readonly onBack: () => void;
}

/** The last step for a password that is good for nothing else: another one, until the account's policy takes it. */
export function NewPasswordForm({ asked, send, onBack }: Props): JSX.Element {
  const text = useText(signInText);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isShown, setShown] = useState(false);
  const { isBusy, error, run } = useStep();
  const differs = repeated !== '' && repeated !== password;
  const isReady = password !== '' && repeated === password;
  const type = isShown ? 'text' : 'password';

  const enter = (): Promise<void> => send('new-password', { ticket: asked.ticket, newPassword: password });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) run(enter);
      }}
    >
      <SpaceBetween size="l">
        <Box>{text[asked.reason]}</Box>
        <SignInRefusal error={error} />
        <FormField label={text.newPasswordLabel} stretch>
          <Input
            value={password}
            name="new-password"
            type={type}
            autoComplete="new-password"
            autoFocus
            onChange={({ detail }) => setPassword(detail.value)}
          />
        </FormField>
        <FormField label={text.repeat} errorText={differs ? text.repeatDiffers : undefined} stretch>
          <Input
            value={repeated}
            name="repeated-password"
            type={type}
            autoComplete="new-password"
            invalid={differs}
            onChange={({ detail }) => setRepeated(detail.value)}
          />
        </FormField>
        <Checkbox checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
          {text.showPassword}
        </Checkbox>
        <Button variant="primary" fullWidth loading={isBusy} disabled={!isReady}>
          {text.setPassword}
        </Button>
        <Box textAlign="center">
          <Button variant="inline-link" formAction="none" onClick={onBack}>
            {text.back}
          </Button>
        </Box>
      </SpaceBetween>
    </form>
  );
}
