import type { JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { attachText } from './text.ts';

interface Props {
  /** User names. */
  readonly selected: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  readonly isSingle?: boolean;
  /** Users that are not offered. */
  readonly without?: readonly string[];
  readonly title?: string;
}
interface Row {
  readonly name: string;
  readonly path: string;
  readonly created: number | undefined;
}

/** Chooses among the users of the account. */
export function UserPicker({ selected, onChange, isSingle = false, without = [], title }: Props): JSX.Element {
  const text = useText(attachText);
  const { data, error, isPending, refetch } = useReadAll('ListUsers', {}, 'Users');
  const hidden = new Set(without);
  const rows = data
    ?.map(({ UserName = '', Path = '/', CreateDate }): Row => ({ name: UserName, path: Path, created: CreateDate }))
    .filter(({ name }) => !hidden.has(name));
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: text.users.name,
      width: 320,
      value: ({ name }) => name,
      cell: ({ name }) => <span className="breakable">{name}</span>,
    },
    { id: 'path', header: text.names.path, width: 200, value: ({ path }) => path, cell: ({ path }) => path },
    {
      id: 'created',
      header: text.users.created,
      width: 200,
      value: ({ created }) => created,
      cell: ({ created }) => <Time at={created} as="age" />,
    },
  ];
  return (
    <ResourceTable<Row>
      id="pick-users"
      title={title ?? text.users.choose}
      variant="container"
      pageSize={10}
      rows={rows}
      columns={columns}
      keyOf={({ name }) => name}
      nameOf={({ name }) => name}
      isLoading={isPending}
      loadingText={text.users.loading}
      empty={{ title: text.users.none }}
      filterPlaceholder={text.users.find}
      selection={{
        type: isSingle ? 'single' : 'multi',
        selected: (rows ?? []).filter(({ name }) => selected.includes(name)),
        onSelect: (chosen) => onChange(chosen.map(({ name }) => name)),
      }}
      {...(error ? { failure: <Refusal error={error} onRetry={() => void refetch()} /> } : {})}
    />
  );
}
