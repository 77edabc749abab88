import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import {
  addCondition,
  addConditionValue,
  removeCondition,
  removeConditionValue,
  setConditionKey,
  setConditionValue,
  setOperator,
  type CardEdit,
} from './card-edits.ts';
import { EditedValue } from './edited-value.tsx';
import { OPERATORS } from './options.ts';
import type { ServiceFacts } from './service-facts.ts';
import { valueText, type ConditionRow } from './statements.ts';
import { editorText } from './text.ts';

interface Props {
  readonly index: number;
  readonly rows: readonly ConditionRow[];
  readonly services: readonly string[];
  readonly facts: ServiceFacts | undefined;
  readonly onEdit: (edit: CardEdit) => void;
}

/** When a statement holds. */
export function ConditionPart({ index, rows, services, facts, onEdit }: Props): JSX.Element {
  const text = useText(editorText);
  const keys = useMemo(
    () => [...new Set([...(facts?.globalKeys ?? []), ...services.flatMap((service) => facts?.serviceKeys(service) ?? [])])],
    [facts, services],
  );
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">{text.conditions}</Box>
      {rows.length === 0 && <Box color="text-body-secondary">{text.noConditions}</Box>}
      {rows.map((row, at) => (
        <Row key={at} index={index} at={at} row={row} keys={keys} onEdit={onEdit} />
      ))}
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => onEdit(addCondition(index, 'StringEquals', freeKey(rows), ''))}
      >
        {text.addCondition}
      </Button>
    </SpaceBetween>
  );
}

const COMMON = ['aws:PrincipalTag/team', 'aws:SourceIp', 'aws:RequestedRegion', 'aws:PrincipalArn', 'aws:username'];

/** A key that the operator does not have yet, to begin with. */
function freeKey(rows: readonly ConditionRow[]): string {
  return COMMON.find((key) => !rows.some((row) => row.key.value === key)) ?? `aws:RequestTag/${rows.length}`;
}

interface RowProps {
  readonly index: number;
  readonly at: number;
  readonly row: ConditionRow;
  readonly keys: readonly string[];
  readonly onEdit: (edit: CardEdit) => void;
}

function Row({ index, at, row, keys, onEdit }: RowProps): JSX.Element {
  const text = useText(editorText);
  const operator = { value: row.operator.value, label: row.operator.value };
  const isKnown = OPERATORS.includes(operator.value);
  return (
    <div className="policy-condition">
      <Select
        selectedOption={operator}
        options={[...(isKnown ? [] : [operator]), ...OPERATORS.map((value) => ({ value, label: value }))]}
        ariaLabel={text.operator(at + 1)}
        filteringType="auto"
        filteringAriaLabel={text.operator(at + 1)}
        expandToViewport
        onChange={({ detail }) => onEdit(setOperator(index, at, detail.selectedOption.value ?? operator.value))}
      />
      <div className="policy-add">
        <Autosuggest
          value={row.key.value}
          options={keys.map((value) => ({ value }))}
          enteredTextLabel={text.use}
          ariaLabel={text.key(at + 1)}
          virtualScroll
          expandToViewport
          onChange={({ detail }) => onEdit(setConditionKey(index, at, detail.value))}
        />
        <Button
          variant="icon"
          iconName="remove"
          formAction="none"
          ariaLabel={text.removeCondition(at + 1)}
          onClick={() => onEdit(removeCondition(index, at))}
        />
      </div>
      {row.values.map((node, number) => (
        <EditedValue
          key={number}
          value={valueText(node)}
          label={text.value(at + 1, number + 1)}
          removeLabel={text.removeValue(at + 1, number + 1)}
          onChange={(value) => onEdit(setConditionValue(index, at, number, value))}
          onRemove={row.values.length > 1 ? () => onEdit(removeConditionValue(index, at, number)) : undefined}
        />
      ))}
      <Button variant="inline-link" formAction="none" onClick={() => onEdit(addConditionValue(index, at, ''))}>
        {text.addValue(at + 1)}
      </Button>
    </div>
  );
}
