import Badge from '@cloudscape-design/components/badge';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Column } from '../../parts/resource-table.tsx';
import { userPath } from '../../parts/entity-path.ts';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import type { CommonText } from '../../text/common.ts';
import type { UsersText } from './text.ts';
import { keyLastUsed, lastActivity, oldestActiveKey, type UserRow } from './user-row.ts';

const NOTHING = '–';

/**
 * The columns of the table of users, in AWS's order.
 * @param isWhole whether the rows have what takes more permissions than listing users.
 */
export function userColumns(text: UsersText, common: CommonText, isWhole: boolean): readonly Column<UserRow>[] {
  const { columns } = text;
  const signIn = ({ more, lastSignIn }: UserRow): string =>
    more?.hasPassword === false && !lastSignIn ? common.none : common.never;
  const mfa = ({ more }: UserRow): string => (more?.mfa ?? []).map((type) => text.mfaTypes[type]).join(', ');
  const basic: readonly Column<UserRow>[] = [
    {
      id: 'name',
      header: columns.name,
      width: 260,
      value: ({ name }) => name,
      cell: ({ name }) => <RouteLink to={userPath(name)}>{name}</RouteLink>,
    },
    { id: 'path', header: columns.path, width: 160, hidden: isWhole, value: ({ path }) => path, cell: ({ path }) => path },
  ];
  const signedIn: Column<UserRow> = {
    id: 'signIn',
    header: columns.signIn,
    width: 190,
    hidden: isWhole,
    value: ({ lastSignIn }) => lastSignIn,
    cell: (row) => <Time as="age" at={row.lastSignIn} otherwise={signIn(row)} />,
  };
  const last: readonly Column<UserRow>[] = [
    { id: 'arn', header: columns.arn, width: 360, hidden: true, value: ({ arn }) => arn, cell: ({ arn }) => arn },
    {
      id: 'created',
      header: columns.created,
      width: 190,
      hidden: isWhole,
      value: ({ created }) => created,
      cell: ({ created }) => <Time as="age" at={created} />,
    },
  ];
  if (!isWhole) return [...basic, signedIn, ...last];
  return [
    ...basic,
    {
      id: 'groups',
      header: columns.groups,
      width: 120,
      value: ({ more }) => more?.groups.length,
      search: ({ more }) => more?.groups.join(' '),
      cell: ({ more }) => <span title={more?.groups.join(', ')}>{more?.groups.length ?? NOTHING}</span>,
    },
    {
      id: 'activity',
      header: columns.activity,
      width: 170,
      value: lastActivity,
      cell: (row) => <Time as="age" at={lastActivity(row)} otherwise={NOTHING} />,
    },
    { id: 'mfa', header: columns.mfa, width: 170, value: mfa, cell: (row) => mfa(row) || NOTHING },
    {
      id: 'password',
      header: columns.password,
      width: 170,
      value: ({ more }) => more?.passwordChanged,
      cell: ({ more }) => <Time as="span" at={more?.passwordChanged} otherwise={NOTHING} />,
    },
    signedIn,
    {
      id: 'keys',
      header: columns.keys,
      width: 300,
      hidden: true,
      value: ({ more }) => more?.keys.map(({ AccessKeyId }) => AccessKeyId).join(' '),
      cell: ({ more }) =>
        more && more.keys.length > 0
          ? more.keys.map(({ AccessKeyId, Status }) => (
              <div key={AccessKeyId}>
                {AccessKeyId}{' '}
                {Status === 'Active' ? (
                  <StatusIndicator type="success">{text.active}</StatusIndicator>
                ) : (
                  <Badge>{text.inactive}</Badge>
                )}
              </div>
            ))
          : NOTHING,
    },
    {
      id: 'keyAge',
      header: columns.keyAge,
      width: 170,
      value: oldestActiveKey,
      cell: (row) => <Time as="span" at={oldestActiveKey(row)} otherwise={NOTHING} />,
    },
    {
      id: 'keyUsed',
      header: columns.keyUsed,
      width: 200,
      hidden: true,
      value: keyLastUsed,
      cell: (row) => <Time as="age" at={keyLastUsed(row)} otherwise={NOTHING} />,
    },
    ...last,
  ];
}
