import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { Refusal } from '../../../parts/refusal.tsx';
import { useText } from '../../../text/catalogue.ts';
import { serviceFacts, type ServiceFacts } from '../editor/service-facts.ts';
import { policiesText, type PoliciesText } from '../text.ts';
import { summarize, summarizedServices, type SummaryRow } from './summary.ts';

/** What a policy allows and denies, service by service, as AWS sums it up. */
export function PolicySummary({ policy }: { readonly policy: string }): JSX.Element {
  const text = useText(policiesText);
  const { data, error } = useQuery({
    queryKey: ['policy-summary', policy],
    queryFn: async () => {
      const facts = await serviceFacts();
      await facts.load(summarizedServices(policy));
      return { facts, rows: summarize(policy, facts) };
    },
    staleTime: Infinity,
  });
  if (error) return <Refusal error={error} />;
  if (!data) return <Spinner />;
  if (data.rows.length === 0) return <Box color="text-body-secondary">{text.emptySummary}</Box>;
  const of = (effect: SummaryRow['effect']): readonly SummaryRow[] => data.rows.filter((row) => row.effect === effect);
  return (
    <SpaceBetween size="l">
      {(['Deny', 'Allow'] as const)
        .filter((effect) => of(effect).length > 0)
        .map((effect) => (
          <Rows key={effect} title={effect === 'Deny' ? text.denies : text.allows} rows={of(effect)} facts={data.facts} />
        ))}
    </SpaceBetween>
  );
}

interface RowsProps {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
  readonly facts: ServiceFacts;
}

function Rows({ title, rows, facts }: RowsProps): JSX.Element {
  const text = useText(policiesText);
  return (
    <Table<SummaryRow>
      variant="embedded"
      items={rows}
      trackBy="id"
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: title }}
      header={
        <Box variant="h3" padding={{ bottom: 'xxs' }}>
          {title} ({rows.length})
        </Box>
      }
      columnDefinitions={[
        {
          id: 'service',
          header: text.service,
          isRowHeader: true,
          minWidth: 180,
          cell: ({ service }) => (service === '*' ? text.allServices : facts.titleOf(service)),
        },
        {
          id: 'access',
          header: text.accessLevel,
          minWidth: 200,
          cell: (row) => <span className="breakable">{accessText(row, text)}</span>,
        },
        {
          id: 'resource',
          header: text.resource,
          minWidth: 200,
          cell: (row) => <span className="breakable">{resourceText(row, text)}</span>,
        },
        {
          id: 'condition',
          header: text.condition,
          minWidth: 200,
          cell: ({ conditions }) => (
            <span className="breakable">{conditions.length === 0 ? text.noCondition : conditions.join('; ')}</span>
          ),
        },
      ]}
    />
  );
}

function accessText({ access, except }: SummaryRow, text: PoliciesText): string {
  if (except.length > 0) return text.except(except.join(', '));
  if (access === undefined) return text.unknownLevel;
  if (access === 'all') return text.fullAccess;
  const parts = [
    ...(access.full.length > 0 ? [text.full(access.full.join(', '))] : []),
    ...(access.limited.length > 0 ? [text.limited(access.limited.join(', '))] : []),
  ];
  return parts.length === 0 ? text.noKnownAction : parts.join('; ');
}

/** More than this many are `Multiple`, as AWS shows them; the text has them all. */
const MOST_SHOWN = 3;

function resourceText({ resources, isNotResource }: SummaryRow, text: PoliciesText): string {
  if (isNotResource) return text.exceptResources(resources.join(', '));
  if (resources.includes('*')) return text.allResources;
  return resources.length > MOST_SHOWN ? text.multiple : resources.join(', ');
}
