import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { MOST_SIGNS, pathProblem } from './name-rules.ts';
import { attachText } from './text.ts';

/** The path of a user or a group. */
export function PathField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (path: string) => void;
}): JSX.Element {
  const { names } = useText(attachText);
  const common = useText(commonText);
  const problem = pathProblem(value);
  const said = { long: names.long(MOST_SIGNS.path), signs: names.pathSigns };
  return (
    <FormField
      label={
        <span>
          {names.path} <i>- {common.optional}</i>
        </span>
      }
      description={names.pathHint}
      constraintText={names.pathRule}
      errorText={problem ? said[problem] : ''}
    >
      <Input
        value={value}
        placeholder="/"
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
