import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import FormField from '@cloudscape-design/components/form-field';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import type { Entity } from './entities.ts';
import { policiesText } from './text.ts';

interface Props {
  readonly label: string;
  readonly entities: readonly Entity[] | undefined;
  readonly chosen: readonly Entity[];
  readonly onChange: (chosen: readonly Entity[]) => void;
}

const keyOf = ({ kind, name }: Entity): string => `${kind}/${name}`;
const option = (entity: Entity): MultiselectProps.Option => ({ label: entity.name, value: keyOf(entity) });

/** Chooses among users and groups. */
export function EntityChoice({ label, entities, chosen, onChange }: Props): JSX.Element {
  const text = useText(policiesText);
  const common = useText(commonText);
  const of = (kind: Entity['kind']): readonly Entity[] => (entities ?? []).filter((entity) => entity.kind === kind);
  const groups = [
    { label: text.groups, options: of('group').map(option) },
    { label: text.users, options: of('user').map(option) },
  ].filter(({ options }) => options.length > 0);
  return (
    <FormField label={label} stretch>
      <Multiselect
        options={groups}
        selectedOptions={chosen.map(option)}
        statusType={entities ? 'finished' : 'loading'}
        loadingText={text.loadingEntities}
        filteringType="auto"
        filteringAriaLabel={common.search}
        filteringPlaceholder={common.search}
        placeholder={label}
        empty={common.none}
        virtualScroll
        expandToViewport
        tokenLimit={20}
        onChange={({ detail }) => {
          const keys = detail.selectedOptions.map(({ value }) => value);
          onChange((entities ?? []).filter((entity) => keys.includes(keyOf(entity))));
        }}
      />
    </FormField>
  );
}
