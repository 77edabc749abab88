import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import List from '@cloudscape-design/components/list';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { hasCode } from '../../api/api-error.ts';
import type { Step, Steps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { userPath } from '../../parts/entity-path.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { DeleteUsers } from './delete-users.tsx';
import { usersText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly steps: readonly Step[];
  readonly progress: Steps;
  readonly onPassword: (password: string) => void;
  readonly onGoOn: () => void;
}

/** Says how far a user was made when something was refused, and lets the person go on, leave it so, or delete it. */
export function HalfMade({ userName, steps, progress, onPassword, onGoOn }: Props): JSX.Element {
  const text = useText(usersText);
  const navigate = useNavigate();
  const notify = useNotify();
  const [password, setPassword] = useState('');
  const [isDeleting, setDeleting] = useState(false);
  const { done, error, failed, isBusy } = progress;
  const wantsPassword = failed?.operation === 'CreateLoginProfile' && hasCode(error, 'PasswordPolicyViolation');
  const stateOf = (index: number): StatusIndicatorProps.Type =>
    index < done.length ? 'success' : index === done.length ? 'error' : 'pending';
  return (
    <Container header={<Header variant="h2">{text.half.title(userName)}</Header>}>
      <SpaceBetween size="l">
        <Refusal error={error} />
        <List
          ariaLabel={text.half.title(userName)}
          items={steps.map((step, index) => ({ step, index }))}
          renderItem={({ step, index }) => ({
            id: String(index),
            content: (
              <StatusIndicator type={stateOf(index)}>
                <span className="breakable">{describe(step)}</span>
              </StatusIndicator>
            ),
          })}
        />
        {wantsPassword && (
          <FormField label={text.half.otherPassword}>
            <Input
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={({ detail }) => {
                setPassword(detail.value);
                onPassword(detail.value);
              }}
            />
          </FormField>
        )}
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" loading={isBusy} disabled={wantsPassword && password === ''} onClick={onGoOn}>
            {text.half.goOn}
          </Button>
          <Button disabled={isBusy} onClick={() => void navigate(userPath(userName))}>
            {text.half.keep}
          </Button>
          <Button disabled={isBusy} onClick={() => setDeleting(true)}>
            {text.half.remove}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
      {isDeleting && (
        <DeleteUsers
          userNames={[userName]}
          leaves
          onDeleted={() => {
            notify({ type: 'success', content: text.deletion.done([userName]) });
            void navigate('/users');
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </Container>
  );
}

/** A call in one line: what it does, and the group or policy it is about. */
function describe({ operation, input }: Step): string {
  const { GroupName, PolicyArn, PolicyName, UserName } = input as Readonly<Record<string, string | undefined>>;
  return `${operation} · ${GroupName ?? PolicyArn ?? PolicyName ?? UserName ?? ''}`;
}
