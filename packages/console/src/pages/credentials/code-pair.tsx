import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { credentialsText } from './text.ts';

export type CodePair = readonly [string, string];

/** Whether two codes can be those of a device in a row. */
export const isCodePair = ([first, second]: CodePair): boolean =>
  /^\d{6}$/.test(first) && /^\d{6}$/.test(second) && first !== second;

interface Props {
  readonly value: CodePair;
  readonly onChange: (value: CodePair) => void;
}

/** Two codes of an authenticator app, one after the other. */
export function CodePairFields({ value, onChange }: Props): JSX.Element {
  const { assign } = useText(credentialsText);
  const [first, second] = value;
  const isSame = first !== '' && first === second;
  return (
    <SpaceBetween size="s">
      <FormField label={assign.code1} constraintText={assign.code1Hint}>
        <Input
          value={first}
          inputMode="numeric"
          autoComplete="one-time-code"
          onChange={({ detail }) => onChange([detail.value.replaceAll(/\s/g, ''), second])}
        />
      </FormField>
      <FormField label={assign.code2} constraintText={assign.code2Hint} errorText={isSame ? assign.same : undefined}>
        <Input
          value={second}
          inputMode="numeric"
          autoComplete="off"
          invalid={isSame}
          onChange={({ detail }) => onChange([first, detail.value.replaceAll(/\s/g, '')])}
        />
      </FormField>
    </SpaceBetween>
  );
}
