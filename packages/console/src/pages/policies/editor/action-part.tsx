import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useMemo, useState, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { ActionGroup } from './action-group.tsx';
import { byService } from './action-words.ts';
import { addWord, removeWord, type CardEdit } from './card-edits.ts';
import type { ServiceFacts } from './service-facts.ts';
import type { WordList } from './statements.ts';
import { editorText } from './text.ts';

interface Props {
  readonly index: number;
  readonly list: WordList | undefined;
  readonly facts: ServiceFacts | undefined;
  readonly onEdit: (edit: CardEdit) => void;
}

/** What a statement allows or denies, service by service. */
export function ActionPart({ index, list, facts, onEdit }: Props): JSX.Element {
  const text = useText(editorText);
  const [begun, setBegun] = useState<readonly string[]>([]);
  const groups = useMemo(() => byService((list?.words ?? []).map(({ value }) => value)), [list]);
  const known = (service: string): boolean => facts?.isService(service) === true;
  const loose = groups.filter(({ service }) => !known(service)).flatMap(({ words }) => words);
  const shown = [
    ...groups.filter(({ service }) => known(service)),
    ...begun.filter((service) => !groups.some((group) => group.service === service)).map((service) => ({ service, words: [] })),
  ];
  return (
    <SpaceBetween size="s">
      <Box variant="awsui-key-label">{list?.key === 'NotAction' ? text.notActions : text.actions}</Box>
      {loose.length > 0 && (
        <TokenGroup
          items={loose.map((word) => ({
            label: word,
            ...(word === '*' ? { description: text.allActions } : {}),
            dismissLabel: text.removeWord(word),
          }))}
          onDismiss={({ detail }) => onEdit(removeWord(index, 'action', loose[detail.itemIndex] ?? ''))}
        />
      )}
      {facts &&
        shown.map(({ service, words }) => (
          <ActionGroup
            key={service}
            service={service}
            words={words}
            facts={facts}
            onAdd={(word) => onEdit(addWord(index, 'action', word))}
            onRemove={(word) => onEdit(removeWord(index, 'action', word))}
          />
        ))}
      {facts && <AddService facts={facts} onChoose={(service) => setBegun((all) => [...new Set([...all, service])])} />}
    </SpaceBetween>
  );
}

function AddService({
  facts,
  onChoose,
}: {
  readonly facts: ServiceFacts;
  readonly onChoose: (service: string) => void;
}): JSX.Element {
  const text = useText(editorText);
  const [typed, setTyped] = useState('');
  const options = useMemo(
    () => facts.services.map((name) => ({ value: name, description: facts.titleOf(name), filteringTags: [facts.titleOf(name)] })),
    [facts],
  );
  return (
    <FormField label={text.addService} stretch>
      <Autosuggest
        value={typed}
        options={options}
        enteredTextLabel={text.use}
        placeholder={text.addServicePlaceholder}
        ariaLabel={text.addService}
        virtualScroll
        expandToViewport
        onChange={({ detail }) => setTyped(detail.value)}
        onSelect={({ detail }) => {
          const service = detail.value.trim().toLowerCase();
          if (!facts.isService(service)) return;
          onChoose(service);
          setTyped('');
        }}
      />
    </FormField>
  );
}
