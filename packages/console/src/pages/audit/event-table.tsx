import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { JSX } from 'react';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import type { AuditEvent } from './event.ts';
import { auditText } from './text.ts';
import { whoOf } from './who.ts';

type Row = AuditEvent & { readonly text: string };
interface Props {
  readonly events: readonly Row[];
  readonly isLoading: boolean;
  readonly onOpen: (event: Row) => void;
}

/** The events that were found so far, newest first. */
export function EventTable({ events, isLoading, onOpen }: Props): JSX.Element {
  const text = useText(auditText);
  const columns: readonly TableProps.ColumnDefinition<Row>[] = [
    {
      id: 'name',
      header: text.columns.name,
      isRowHeader: true,
      width: 220,
      minWidth: 180,
      cell: (event) => (
        <Button variant="inline-link" ariaLabel={text.open(event.eventName)} onClick={() => onOpen(event)}>
          {event.eventName === '' ? '–' : event.eventName}
        </Button>
      ),
    },
    {
      id: 'time',
      header: text.columns.time,
      width: 210,
      minWidth: 180,
      cell: ({ eventTime }) => <Time as="second" at={Date.parse(eventTime) / 1000} />,
    },
    {
      id: 'who',
      header: text.columns.who,
      width: 160,
      minWidth: 120,
      cell: (event) => <span className="breakable">{whoOf(event, text)}</span>,
    },
    { id: 'source', header: text.columns.source, width: 160, minWidth: 120, cell: ({ sourceIPAddress }) => sourceIPAddress },
    {
      id: 'outcome',
      header: text.columns.outcome,
      width: 160,
      minWidth: 140,
      cell: ({ errorCode }) =>
        errorCode === undefined ? (
          <StatusIndicator type="success">{text.ok}</StatusIndicator>
        ) : (
          <StatusIndicator type="error">{errorCode}</StatusIndicator>
        ),
    },
    {
      id: 'key',
      header: text.columns.key,
      width: 220,
      minWidth: 120,
      cell: ({ userIdentity }) => userIdentity.accessKeyId ?? '–',
    },
  ];
  return (
    <Table<Row>
      items={events}
      columnDefinitions={columns}
      trackBy="eventID"
      loading={isLoading}
      loadingText={text.loading}
      resizableColumns
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: text.title }}
      header={
        <Header variant="h2" counter={`(${events.length})`}>
          {text.title}
        </Header>
      }
      empty={text.emptyHint}
    />
  );
}
