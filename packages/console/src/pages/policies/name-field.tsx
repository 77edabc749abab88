import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { policyNameProblem } from './policy-name.ts';
import { policiesText } from './text.ts';

interface Props {
  readonly value: string;
  readonly rule: string;
  readonly onChange: (name: string) => void;
}

/** The name of a policy; what is wrong with it is said while it is typed. */
export function NameField({ value, rule, onChange }: Props): JSX.Element {
  const text = useText(policiesText);
  const [isTouched, setTouched] = useState(false);
  const problem = policyNameProblem(value);
  const said = { empty: text.nameEmpty, long: text.nameLong, signs: text.nameSigns };
  return (
    <FormField label={text.name} constraintText={rule} errorText={problem && isTouched ? said[problem] : ''}>
      <Input
        value={value}
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => {
          setTouched(true);
          onChange(detail.value);
        }}
      />
    </FormField>
  );
}
