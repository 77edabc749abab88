import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { attachText } from './text.ts';
import { MOST_SIGNS, nameProblem } from './name-rules.ts';

interface Props {
  readonly kind: 'user' | 'group';
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** Whether somebody else has the name already. */
  readonly isTaken?: boolean;
  /** Whether to complain about an empty field, too: after somebody wanted to go on. */
  readonly isAsked?: boolean;
  readonly autoFocus?: boolean;
}

/** The name of a user or a group; what is wrong with it is said while it is typed. */
export function NameField({
  kind,
  label,
  value,
  onChange,
  isTaken = false,
  isAsked = false,
  autoFocus = false,
}: Props): JSX.Element {
  const { names } = useText(attachText);
  const [isTouched, setTouched] = useState(false);
  const problem = nameProblem(value, kind);
  const said = { empty: names.empty, long: names.long(MOST_SIGNS[kind]), signs: names.signs };
  const isEmptyFine = problem === 'empty' && !isAsked && !isTouched;
  return (
    <FormField
      label={label}
      constraintText={names.rule(MOST_SIGNS[kind])}
      errorText={problem && !isEmptyFine ? said[problem] : isTaken ? names.taken : ''}
    >
      <Input
        value={value}
        autoFocus={autoFocus}
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
