import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { NameField } from '../attach/name-field.tsx';
import { PathField } from '../attach/path-field.tsx';
import type { NewUser } from './new-user.ts';
import { usersText } from './text.ts';

interface Props {
  readonly user: NewUser;
  readonly onChange: (part: Partial<NewUser>) => void;
  readonly isTaken: boolean;
  /** Whether somebody wanted to go on. */
  readonly isAsked: boolean;
}

/** Who the new user is, and whether they sign in to the console. */
export function DetailsStep({ user, onChange, isTaken, isAsked }: Props): JSX.Element {
  const text = useText(usersText);
  const { creation } = text;
  const [isShown, setShown] = useState(false);
  return (
    <Container header={<Header variant="h2">{creation.details}</Header>}>
      <SpaceBetween size="l">
        <NameField
          kind="user"
          label={text.columns.name}
          value={user.name}
          isTaken={isTaken}
          isAsked={isAsked}
          autoFocus
          onChange={(name) => onChange({ name })}
        />
        <PathField value={user.path} onChange={(path) => onChange({ path })} />
        <Checkbox
          checked={user.hasConsole}
          description={creation.consoleHint}
          onChange={({ detail }) => onChange({ hasConsole: detail.checked })}
        >
          {creation.console}
        </Checkbox>
        {user.hasConsole && (
          <SpaceBetween size="l">
            <FormField label={creation.password}>
              <RadioGroup
                value={user.passwordKind}
                onChange={({ detail }) => onChange({ passwordKind: detail.value as NewUser['passwordKind'] })}
                items={[
                  { value: 'generated', label: creation.generated, description: creation.generatedHint },
                  { value: 'custom', label: creation.custom, description: creation.customHint },
                ]}
              />
            </FormField>
            {user.passwordKind === 'custom' && (
              <SpaceBetween size="xs">
                <FormField
                  label={creation.customPassword}
                  errorText={isAsked && user.password === '' ? creation.passwordMissing : ''}
                >
                  <Input
                    type={isShown ? 'text' : 'password'}
                    value={user.password}
                    autoComplete="new-password"
                    spellcheck={false}
                    onChange={({ detail }) => onChange({ password: detail.value })}
                  />
                </FormField>
                <Checkbox checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
                  {creation.showPassword}
                </Checkbox>
              </SpaceBetween>
            )}
            <Checkbox
              checked={user.mustChange}
              description={creation.mustChangeHint}
              onChange={({ detail }) => onChange({ mustChange: detail.checked })}
            >
              {creation.mustChange}
            </Checkbox>
          </SpaceBetween>
        )}
        <Alert type="info">{creation.keysHint}</Alert>
      </SpaceBetween>
    </Container>
  );
}
