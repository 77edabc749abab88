import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { forgetKnownAccount, keepKnownAccount, readKnownAccount } from './known-account.ts';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import type { Send } from './sign-in-answer.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';
import { signInText } from './text.ts';
import { useStep } from './use-step.ts';

interface Props {
  /** What went wrong before, such as a step that took too long. */
  readonly first: Error | undefined;
  readonly send: Send;
}

/** The first step: who signs in to which account, and with what password; or a passkey, which knows all of that. */
export function PasswordForm({ first, send }: Props): JSX.Element {
  const text = useText(signInText);
  const [known] = useState(() => readKnownAccount());
  const [kind, setKind] = useState<'user' | 'root'>('user');
  const [account, setAccount] = useState(known.account);
  const [userName, setUserName] = useState(known.userName ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isRemembered, setRemembered] = useState(true);
  const { isBusy, error, run } = useStep(first);
  const isRoot = kind === 'root';
  const isReady = account.trim() !== '' && password !== '' && (isRoot || userName.trim() !== '');

  const enter = async (): Promise<void> => {
    const who = isRoot ? { root: true } : { userName: userName.trim() };
    await send('password', { account: account.trim(), ...who, password });
    if (!isRemembered) forgetKnownAccount();
    else keepKnownAccount({ account: account.trim(), ...(isRoot ? {} : { userName: userName.trim() }) });
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
        <FormField label={text.kind} stretch>
          <Tiles
            columns={2}
            value={kind}
            items={[
              { value: 'user', label: text.user, description: text.userHint },
              { value: 'root', label: text.root, description: text.rootHint },
            ]}
            onChange={({ detail }) => setKind(detail.value === 'root' ? 'root' : 'user')}
          />
        </FormField>
        <FormField label={text.account} constraintText={text.accountHint} stretch>
          <Input
            value={account}
            name="account"
            autoComplete="on"
            spellcheck={false}
            autoFocus={known.account === ''}
            onChange={({ detail }) => setAccount(detail.value)}
          />
        </FormField>
        {!isRoot && (
          <FormField label={text.userName} stretch>
            <Input
              value={userName}
              name="username"
              autoComplete="username"
              spellcheck={false}
              autoFocus={known.account !== '' && known.userName === undefined}
              onChange={({ detail }) => setUserName(detail.value)}
            />
          </FormField>
        )}
        <SpaceBetween size="xs">
          <FormField label={text.password} stretch>
            <Input
              value={password}
              name="password"
              type={isShown ? 'text' : 'password'}
              autoComplete="current-password"
              spellcheck={false}
              autoFocus={known.userName !== undefined}
              onChange={({ detail }) => setPassword(detail.value)}
            />
          </FormField>
          <Checkbox checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
            {text.showPassword}
          </Checkbox>
          <Checkbox checked={isRemembered} onChange={({ detail }) => setRemembered(detail.checked)}>
            {isRoot ? text.rememberAccount : text.remember}
          </Checkbox>
        </SpaceBetween>
        <Button variant="primary" fullWidth loading={isBusy}>
          {text.submit}
        </Button>
        <div className="door-or">
          <Box color="text-body-secondary">{text.or}</Box>
        </div>
        <PasskeySignIn isBusy={isBusy} run={run} send={send} />
        <Box color="text-body-secondary" fontSize="body-s">
          {isRoot ? text.forgotRoot : text.forgotUser}
        </Box>
      </SpaceBetween>
    </form>
  );
}
