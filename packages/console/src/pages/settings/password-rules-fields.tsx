import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { faultsOf, type PasswordRules } from './password-rules.ts';
import { settingsText } from './text.ts';

interface Props {
  readonly rules: PasswordRules;
  readonly onChange: (rules: PasswordRules) => void;
}

/** The fields of a custom password policy. */
export function PasswordRulesFields({ rules, onChange }: Props): JSX.Element {
  const { policy: text } = useText(settingsText);
  const faults = faultsOf(rules);
  const tick = (
    name: 'uppercase' | 'lowercase' | 'numbers' | 'symbols' | 'expires' | 'hardExpiry' | 'allowChange' | 'preventsReuse',
    label: string,
    description = '',
  ): JSX.Element => (
    <Checkbox
      checked={rules[name]}
      description={description}
      onChange={({ detail }) => onChange({ ...rules, [name]: detail.checked })}
    >
      {label}
    </Checkbox>
  );
  const number = (name: 'minimum' | 'days' | 'remembered', label: string, constraint: string, description = ''): JSX.Element => (
    <FormField label={label} description={description} constraintText={constraint} errorText={faults.has(name) ? constraint : ''}>
      <Input
        type="number"
        inputMode="numeric"
        value={rules[name]}
        onChange={({ detail }) => onChange({ ...rules, [name]: detail.value })}
      />
    </FormField>
  );
  return (
    <SpaceBetween size="m">
      {number('minimum', text.minimumLabel, text.minimumConstraint, text.minimumHint)}
      <FormField label={text.strength}>
        <SpaceBetween size="xs">
          {tick('uppercase', text.uppercase)}
          {tick('lowercase', text.lowercase)}
          {tick('numbers', text.numbers)}
          {tick('symbols', text.symbols, text.symbolSigns)}
        </SpaceBetween>
      </FormField>
      <FormField label={text.requirements}>
        <SpaceBetween size="xs">
          {tick('expires', text.expiryLabel)}
          {rules.expires && number('days', text.expiryField, text.expiryConstraint)}
          {rules.expires && tick('hardExpiry', text.hardExpiry, text.hardExpiryHint)}
          {tick('allowChange', text.allowChange)}
          {tick('preventsReuse', text.reuseLabel)}
          {rules.preventsReuse && number('remembered', text.reuseField, text.reuseConstraint)}
        </SpaceBetween>
      </FormField>
    </SpaceBetween>
  );
}
