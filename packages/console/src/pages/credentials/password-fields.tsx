import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { credentialsText } from './text.ts';

/** A password that somebody is about to be given. */
export interface PasswordChoice {
  /** Undefined: one is generated. */
  readonly custom: string | undefined;
  readonly mustChange: boolean;
}

interface Props {
  readonly value: PasswordChoice;
  readonly onChange: (value: PasswordChoice) => void;
}

/** Chooses the first password of a user: generated or one's own, and whether the user must set another. */
export function PasswordFields({ value, onChange }: Props): JSX.Element {
  const { password: text } = useText(credentialsText);
  const [isShown, setShown] = useState(false);
  const { custom, mustChange } = value;
  return (
    <SpaceBetween size="s">
      <FormField label={text.kind}>
        <RadioGroup
          value={custom === undefined ? 'generated' : 'custom'}
          items={[
            { value: 'generated', label: text.generated, description: text.generatedHint },
            { value: 'custom', label: text.custom },
          ]}
          onChange={({ detail }) => onChange({ ...value, custom: detail.value === 'custom' ? '' : undefined })}
        />
      </FormField>
      {custom !== undefined && (
        <SpaceBetween size="xs">
          <FormField label={text.custom}>
            <Input
              value={custom}
              type={isShown ? 'text' : 'password'}
              autoComplete="new-password"
              spellcheck={false}
              onChange={({ detail }) => onChange({ ...value, custom: detail.value })}
            />
          </FormField>
          <Checkbox checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
            {text.show}
          </Checkbox>
        </SpaceBetween>
      )}
      <Checkbox
        checked={mustChange}
        description={text.mustChangeHint}
        onChange={({ detail }) => onChange({ ...value, mustChange: detail.checked })}
      >
        {text.mustChange}
      </Checkbox>
    </SpaceBetween>
  );
}
