import type { JSX, ReactNode } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { attachText } from './text.ts';

interface Props {
  /** Group names. */
  readonly selected: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  /** Groups that are not offered. */
  readonly without?: readonly string[];
  /** Stands beside the heading, such as a button that creates a group. */
  readonly actions?: ReactNode;
}
interface Row {
  readonly name: string;
  readonly path: string;
  readonly created: number | undefined;
}

/** Chooses among the groups of the account. */
export function GroupPicker({ selected, onChange, without = [], actions }: Props): JSX.Element {
  const text = useText(attachText).groups;
  const { data, error, isPending, refetch } = useReadAll('ListGroups', {}, 'Groups');
  const rows = data
    ?.map(({ GroupName = '', Path = '/', CreateDate }): Row => ({ name: GroupName, path: Path, created: CreateDate }))
    .filter(({ name }) => !without.includes(name));
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: text.name,
      width: 320,
      value: ({ name }) => name,
      cell: ({ name }) => <span className="breakable">{name}</span>,
    },
    { id: 'path', header: text.path, width: 200, value: ({ path }) => path, cell: ({ path }) => path },
    {
      id: 'created',
      header: text.created,
      width: 200,
      value: ({ created }) => created,
      cell: ({ created }) => <Time at={created} as="age" />,
    },
  ];
  return (
    <ResourceTable<Row>
      id="pick-groups"
      title={text.choose}
      variant="container"
      pageSize={10}
      rows={rows}
      columns={columns}
      keyOf={({ name }) => name}
      nameOf={({ name }) => name}
      isLoading={isPending}
      loadingText={text.loading}
      empty={{ title: text.none, hint: text.noneHint }}
      filterPlaceholder={text.find}
      actions={actions}
      selection={{
        type: 'multi',
        selected: (rows ?? []).filter(({ name }) => selected.includes(name)),
        onSelect: (chosen) => onChange(chosen.map(({ name }) => name)),
      }}
      {...(error ? { failure: <Refusal error={error} onRetry={() => void refetch()} /> } : {})}
    />
  );
}
