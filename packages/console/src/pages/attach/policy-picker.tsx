import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import { useMemo, useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { useText } from '../../text/catalogue.ts';
import { policyPath, policyType, type PolicyType } from './policy-type.ts';
import { attachText } from './text.ts';

interface Props {
  /** ARNs. */
  readonly selected: readonly string[];
  readonly onChange: (arns: readonly string[]) => void;
  /** One policy only, as for a boundary. */
  readonly isSingle?: boolean;
  /** ARNs that are not offered: those that are attached already. */
  readonly without?: readonly string[];
  readonly title?: string;
  readonly headingLevel?: 'h2' | 'h3';
}
interface Row {
  readonly arn: string;
  readonly name: string;
  readonly type: PolicyType;
  readonly usage: number;
}

const NONE: readonly string[] = [];

/** Chooses among all managed policies: the account's own first, then AWS's. */
export function PolicyPicker({ selected, onChange, isSingle = false, without = NONE, title, headingLevel }: Props): JSX.Element {
  const text = useText(attachText).policies;
  const [type, setType] = useState<PolicyType | 'all'>('all');
  const { data, error, isPending, refetch } = useReadAll('ListPolicies', { Scope: 'All' }, 'Policies');
  const all = useMemo(() => {
    const attached = new Set(without);
    return data?.map(asRow).filter(({ arn }) => !attached.has(arn));
  }, [data, without]);
  const rows = useMemo(() => (type === 'all' ? all : all?.filter((row) => row.type === type)), [all, type]);
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: text.name,
      width: 400,
      value: ({ name }) => name,
      // In a tab of its own: what was chosen and typed here must not be lost by looking.
      cell: ({ arn, name }) => (
        <Link external href={`/console${policyPath(arn)}`} externalIconAriaLabel={text.newTab}>
          {name}
        </Link>
      ),
    },
    { id: 'type', header: text.type, width: 200, value: (row) => text.types[row.type], cell: (row) => text.types[row.type] },
    { id: 'usage', header: text.usage, width: 150, value: ({ usage }) => usage, cell: ({ usage }) => usage },
  ];
  const options = (['all', 'own', 'aws', 'job'] as const).map((value) => ({
    value,
    label: value === 'all' ? text.all : text.types[value],
  }));
  return (
    <ResourceTable<Row>
      id="pick-policies"
      title={title ?? text.choose}
      variant="container"
      pageSize={10}
      {...(headingLevel ? { headingLevel } : {})}
      rows={rows}
      columns={columns}
      keyOf={({ arn }) => arn}
      nameOf={({ name }) => name}
      isLoading={isPending}
      loadingText={text.loading}
      empty={{ title: text.none }}
      filterPlaceholder={text.find}
      filters={
        <Select
          ariaLabel={text.filterType}
          options={options}
          selectedOption={options.find(({ value }) => value === type) ?? null}
          onChange={({ detail }) => setType(detail.selectedOption.value as PolicyType | 'all')}
        />
      }
      selection={{
        type: isSingle ? 'single' : 'multi',
        // Also those that another filter hides, so that a choice is not lost by looking for the next.
        selected: (all ?? []).filter(({ arn }) => selected.includes(arn)),
        onSelect: (chosen) => onChange(chosen.map(({ arn }) => arn)),
      }}
      {...(error ? { failure: <Refusal error={error} onRetry={() => void refetch()} /> } : {})}
    />
  );
}

interface Policy {
  readonly Arn?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly AttachmentCount?: number | undefined;
}
function asRow({ Arn = '', PolicyName = '', AttachmentCount = 0 }: Policy): Row {
  return { arn: Arn, name: PolicyName, type: policyType(Arn), usage: AttachmentCount };
}
