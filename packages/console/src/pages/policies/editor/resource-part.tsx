import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { addWord, removeWord, replaceWord, type CardEdit } from './card-edits.ts';
import { EditedValue } from './edited-value.tsx';
import { fill } from './options.ts';
import type { ServiceFacts } from './service-facts.ts';
import type { WordList } from './statements.ts';
import { editorText } from './text.ts';

interface Props {
  readonly index: number;
  readonly list: WordList | undefined;
  /** The services of the statement, whose ARN formats are offered. */
  readonly services: readonly string[];
  readonly facts: ServiceFacts | undefined;
  readonly accountId: string;
  readonly onEdit: (edit: CardEdit) => void;
}

/** What a statement works on. */
export function ResourcePart({ index, list, services, facts, accountId, onEdit }: Props): JSX.Element {
  const text = useText(editorText);
  const [typed, setTyped] = useState('');
  const formats = useMemo(
    () => ['*', ...services.flatMap((service) => (facts?.arnPatterns(service) ?? []).map((format) => fill(format, accountId)))],
    [services, facts, accountId],
  );
  const add = (word: string): void => {
    if (word.trim() === '') return;
    onEdit(addWord(index, 'resource', word.trim()));
    setTyped('');
  };
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">{list?.key === 'NotResource' ? text.notResources : text.resources}</Box>
      {list?.words.map(({ value }, at) => (
        <EditedValue
          key={at}
          value={value}
          label={text.resource(at + 1)}
          removeLabel={text.removeWord(value)}
          onChange={(word) => onEdit(replaceWord(index, 'resource', at, word))}
          onRemove={() => onEdit(removeWord(index, 'resource', value))}
        />
      ))}
      <div className="policy-add">
        <Autosuggest
          value={typed}
          options={formats.map((value) => ({ value }))}
          enteredTextLabel={text.use}
          placeholder={text.addResourcePlaceholder}
          ariaLabel={text.addResource}
          expandToViewport
          onChange={({ detail }) => setTyped(detail.value)}
          onKeyDown={({ detail }) => {
            if (detail.key === 'Enter') add(typed);
          }}
        />
        <Button formAction="none" ariaLabel={text.addResource} onClick={() => add(typed)}>
          {text.add}
        </Button>
      </div>
    </SpaceBetween>
  );
}
