import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'Audit log',
  description:
    'Every request to this account: who sent it, what it asked for, from where, and how it ended. Changes are shown first; reads can be searched, too.',
  search: 'Search',
  clear: 'Clear',
  more: 'Load more',
  loading: 'Loading events',
  emptyHint: 'Nothing matches what was searched for.',
  filters: {
    EventName: 'Event name',
    UserName: 'User name',
    AccessKeyId: 'Access key ID',
    SourceIp: 'Source IP address',
    ErrorCode: 'Error code',
    ResourceName: 'Anything in the parameters',
    kind: 'Kind',
    range: 'Time range',
  },
  kinds: { all: 'Reads and changes', changes: 'Changes', reads: 'Reads' },
  ranges: { all: 'All time', hour: 'Last hour', day: 'Last 24 hours', week: 'Last 7 days' },
  columns: {
    time: 'Event time',
    name: 'Event name',
    who: 'Who',
    source: 'Source IP address',
    outcome: 'Outcome',
    key: 'Access key ID',
    service: 'Event source',
  },
  ok: 'Succeeded',
  console: 'from the console',
  root: 'root user',
  operator: 'operator of the host',
  unknown: 'not authenticated',
  details: 'Event',
  open: (name: string) => `Show ${name}`,
  record: 'Event record',
  copyRecord: 'Copy the event record',
  mfa: 'With MFA',
};
export type AuditText = Translation<typeof en>;
export const auditText = catalogue(en, { de: () => import('./text.de.ts') });
