import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useMay } from '../../api/use-may.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { isDescription } from './key-description.ts';
import type { KeyOwner } from './key-owner.ts';
import { keysText } from './text.ts';

interface Props {
  readonly owner: KeyOwner;
  readonly description: string;
  readonly onChange: (description: string) => void;
  /** Why no key was made. */
  readonly error: Error | null;
}

/** Asks what a new key shall be called; it is kept as a tag of the user. */
export function DescribeNewKey({ owner, description, onChange, error }: Props): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const may = useMay('iam:TagUser', owner.arn);
  const isDenied = may.state === 'denied';
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.create.describe}</Header>}>
        <SpaceBetween size="m">
          {isDenied && <Alert type="info">{common.needsPermission(may.action, may.resource)}</Alert>}
          <FormField
            label={text.describe.label}
            description={text.describe.newHint}
            constraintText={text.describe.constraint}
            errorText={isDescription(description) ? '' : text.describe.constraint}
          >
            <Input value={description} disabled={isDenied} onChange={({ detail }) => onChange(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Refusal error={error} />
      <Equivalents
        of={[
          { operation: 'CreateAccessKey', input: { UserName: owner.userName } },
          ...(description === ''
            ? []
            : [
                {
                  operation: 'TagUser' as const,
                  input: { UserName: owner.userName, Tags: [{ Key: '<AccessKeyId>', Value: description }] },
                },
              ]),
        ]}
      />
    </SpaceBetween>
  );
}
