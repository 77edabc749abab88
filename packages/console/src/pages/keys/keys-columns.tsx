import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX } from 'react';
import type { AccountAccessKey } from '../../api/own-operations.ts';
import type { Wire } from '../../api/wire.ts';
import { useSession } from '../../app/session-context.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import type { Column } from '../../parts/resource-table.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { daysSince, OLD_DAYS } from './key-facts.ts';
import { credentialsPath } from './key-owner.ts';
import { risksOf } from './key-risks.ts';
import { KeyStatus } from './key-status.tsx';
import { keysText } from './text.ts';

type Row = Wire<AccountAccessKey>;

/** The columns of the table of all keys. */
export function useKeyColumns(): readonly Column<Row>[] {
  const text = useText(keysText);
  const { kind } = useSession();
  const risks = (row: Row): readonly string[] =>
    risksOf(row).map((risk) => (risk === 'root' ? text.all.risks.root : text.all.risks[risk](OLD_DAYS)));
  const age = (days: number): string => (days === 0 ? text.key.today : text.key.days(days));
  // Only root gets to its own keys; they are among its credentials.
  const canReach = ({ OwnerType }: Row): boolean => OwnerType === 'User' || kind === 'root';
  return [
    {
      id: 'id',
      header: text.key.id,
      width: 245,
      value: ({ AccessKeyId }) => AccessKeyId,
      cell: ({ AccessKeyId }) => <CopyText value={AccessKeyId} label={text.section.copyId} />,
    },
    {
      id: 'owner',
      header: text.key.owner,
      width: 170,
      value: ({ UserName }) => UserName ?? text.key.root,
      cell: (row) =>
        canReach(row) ? (
          <RouteLink to={credentialsPath(row.UserName)}>
            <span className="breakable">{row.UserName ?? text.key.root}</span>
          </RouteLink>
        ) : (
          text.key.root
        ),
    },
    {
      id: 'status',
      header: text.key.status,
      width: 110,
      value: ({ Status }) => (Status === 'Active' ? text.key.active : text.key.inactive),
      cell: ({ Status }) => <KeyStatus isActive={Status === 'Active'} />,
    },
    {
      id: 'age',
      header: text.key.age,
      width: 110,
      value: ({ CreateDate }) => daysSince(CreateDate),
      cell: ({ CreateDate }) => age(daysSince(CreateDate)),
    },
    {
      id: 'used',
      header: text.key.lastUsed,
      width: 190,
      value: ({ LastUsedDate }) => LastUsedDate,
      cell: ({ LastUsedDate }) => <Time at={LastUsedDate} as="age" otherwise={text.key.never} />,
    },
    {
      id: 'risk',
      header: text.key.risk,
      width: 210,
      value: (row) => risks(row).join(', '),
      cell: (row): JSX.Element => {
        const found = risks(row);
        if (found.length === 0) return <>–</>;
        return (
          <SpaceBetween size="xxxs">
            {found.map((risk) => (
              <StatusIndicator key={risk} type="warning">
                {risk}
              </StatusIndicator>
            ))}
          </SpaceBetween>
        );
      },
    },
    {
      id: 'description',
      header: text.key.description,
      width: 200,
      hidden: true,
      value: ({ Description }) => Description,
      cell: ({ Description }) => <span className="breakable">{Description ?? '–'}</span>,
    },
    {
      id: 'created',
      header: text.key.created,
      width: 220,
      hidden: true,
      value: ({ CreateDate }) => CreateDate,
      cell: ({ CreateDate }) => <Time at={CreateDate} />,
    },
    {
      id: 'region',
      header: text.key.region,
      width: 180,
      hidden: true,
      value: ({ LastUsedRegion }) => LastUsedRegion,
      cell: ({ LastUsedRegion }) => LastUsedRegion ?? '–',
    },
    {
      id: 'service',
      header: text.key.service,
      width: 180,
      hidden: true,
      value: ({ LastUsedService }) => LastUsedService,
      cell: ({ LastUsedService }) => LastUsedService ?? '–',
    },
  ];
}
