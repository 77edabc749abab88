import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { PolicyPicker } from './policy-picker.tsx';
import { attachText } from './text.ts';

interface Props {
  /** The ARN of the policy that is the boundary. */
  readonly arn: string | undefined;
  readonly onChange: (arn: string | undefined) => void;
}

/** Chooses a permissions boundary, or none. */
export function BoundaryFields({ arn, onChange }: Props): JSX.Element {
  const text = useText(attachText).boundary;
  const [isWanted, setWanted] = useState(arn !== undefined);
  return (
    <Container header={<Header variant="h2">{text.title}</Header>}>
      <SpaceBetween size="m">
        <Checkbox
          checked={isWanted}
          description={text.hint}
          onChange={({ detail }) => {
            setWanted(detail.checked);
            if (!detail.checked) onChange(undefined);
          }}
        >
          {text.use}
        </Checkbox>
        {isWanted && (
          <PolicyPicker
            isSingle
            headingLevel="h3"
            title={text.choose}
            selected={arn === undefined ? [] : [arn]}
            onChange={(chosen) => onChange(chosen[0])}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
