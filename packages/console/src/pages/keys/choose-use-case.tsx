import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { keysText } from './text.ts';
import { hasAlternative, USE_CASES, type UseCase } from './use-cases.ts';

/** What was chosen so far. */
export interface Choice {
  readonly useCase: UseCase | undefined;
  readonly isUnderstood: boolean;
}

/** Whether a key may be made on this choice. */
export const isComplete = ({ useCase, isUnderstood }: Choice): boolean =>
  useCase !== undefined && (isUnderstood || !hasAlternative(useCase));

interface Props {
  readonly choice: Choice;
  /** Whether what is missing is pointed out. */
  readonly isTried: boolean;
  readonly onChange: (choice: Choice) => void;
}

/** Asks what a key is for, and recommends what would be better than one. */
export function ChooseUseCase({ choice, isTried, onChange }: Props): JSX.Element {
  const text = useText(keysText);
  const { useCase, isUnderstood } = choice;
  const isWarned = useCase !== undefined && hasAlternative(useCase);
  return (
    <Container header={<Header variant="h2">{text.create.useCase}</Header>}>
      <SpaceBetween size="l">
        <FormField
          label={text.create.useCaseLabel}
          errorText={isTried && useCase === undefined ? text.create.chooseOne : ''}
          stretch
        >
          <RadioGroup
            value={useCase ?? null}
            onChange={({ detail }) => onChange({ useCase: detail.value as UseCase, isUnderstood: false })}
            items={USE_CASES.map((value) => ({
              value,
              label: text.create.cases[value].label,
              description: text.create.cases[value].description,
            }))}
          />
        </FormField>
        {useCase !== undefined && (
          <Alert type={isWarned ? 'warning' : 'info'} header={isWarned ? text.create.alternative : text.create.advice}>
            {text.create.cases[useCase].alternative}
          </Alert>
        )}
        {isWarned && (
          <FormField label={text.create.confirmation} errorText={isTried && !isUnderstood ? text.create.confirmFirst : ''}>
            <Checkbox checked={isUnderstood} onChange={({ detail }) => onChange({ useCase, isUnderstood: detail.checked })}>
              {text.create.understood}
            </Checkbox>
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}
