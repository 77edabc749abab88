import FormField from '@cloudscape-design/components/form-field';
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { wildcards } from './options.ts';
import { levelRank } from './access-levels.ts';
import type { ServiceFacts } from './service-facts.ts';
import { editorText, type EditorText } from './text.ts';

interface Props {
  readonly service: string;
  readonly words: readonly string[];
  readonly facts: ServiceFacts;
  readonly onAdd: (word: string) => void;
  readonly onRemove: (word: string) => void;
}

/** The actions of one service in a statement, to be chosen by access level. */
export function ActionGroup({ service, words, facts, onAdd, onRemove }: Props): JSX.Element {
  const text = useText(editorText);
  const { data: names = [] } = useQuery({
    queryKey: ['service-actions', service],
    queryFn: async () => {
      await facts.load([service]);
      return facts.actionsOf(service);
    },
    staleTime: Infinity,
  });
  const options = useMemo(() => optionsOf(service, names, words, facts, text), [service, names, words, facts, text]);
  const title = facts.titleOf(service);
  // A word can stand in a policy twice; here it is chosen once.
  const selected = [...new Set(words)].map(option);
  return (
    <FormField label={text.actionsOf(title)} stretch>
      <Multiselect
        options={options}
        selectedOptions={selected}
        filteringType="auto"
        filteringAriaLabel={text.filterActions}
        filteringPlaceholder={text.filterActions}
        placeholder={words.length === 0 ? text.chooseActions : text.actionsChosen(words.length)}
        keepOpen
        virtualScroll
        expandToViewport
        tokenLimit={8}
        deselectAriaLabel={({ label }) => text.removeWord(label ?? '')}
        onChange={({ detail }) => {
          const chosen = detail.selectedOptions.flatMap(({ value }) => (value === undefined ? [] : [value]));
          for (const word of words) if (!chosen.includes(word)) onRemove(word);
          for (const word of chosen) if (!words.includes(word)) onAdd(word);
        }}
      />
    </FormField>
  );
}

const option = (word: string): MultiselectProps.Option => ({ label: word, value: word });

function optionsOf(
  service: string,
  names: readonly string[],
  words: readonly string[],
  facts: ServiceFacts,
  text: EditorText,
): MultiselectProps.OptionGroup[] {
  const several = [`${service}:*`, ...wildcards(service, names).map(({ label }) => label)];
  const levels = new Map<string, string[]>();
  for (const name of names) {
    const level = facts.action(service, name)?.accessLevel || text.otherLevel;
    levels.set(level, [...(levels.get(level) ?? []), `${service}:${name}`]);
  }
  const known = new Set([...several, ...[...levels.values()].flat()]);
  const written = words.filter((word) => !known.has(word));
  return [
    ...(written.length > 0 ? [{ label: text.written, options: written.map(option) }] : []),
    { label: text.wildcards, options: several.map(option) },
    ...[...levels]
      .sort(([a], [b]) => levelRank(a) - levelRank(b))
      .map(([level, list]) => ({ label: level, options: list.map(option) })),
  ];
}
