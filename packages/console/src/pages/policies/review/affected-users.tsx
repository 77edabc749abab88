import { useMemo, type JSX } from 'react';
import { userPath } from '../../../parts/entity-path.ts';
import { Refusal } from '../../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../../parts/resource-table.tsx';
import { RouteLink } from '../../../parts/route-link.tsx';
import { useText } from '../../../text/catalogue.ts';
import { policiesText, type PoliciesText } from '../text.ts';
import type { Affected, Target } from './affected.ts';
import { useAffected } from './use-affected.ts';

const viaText = ({ via }: Affected, text: PoliciesText): string =>
  via === 'direct' ? text.directly : via === 'boundary' ? text.asBoundary : `${text.group}: ${via.group}`;

/** Who a change of the policy is felt by. */
export function AffectedUsers({ target }: { readonly target: Target }): JSX.Element {
  const text = useText(policiesText);
  const { data, error, isPending } = useAffected(target);
  const columns = useMemo<readonly Column<Affected>[]>(
    () => [
      {
        id: 'user',
        header: text.affectedUser,
        width: 200,
        value: ({ userName }) => userName,
        cell: ({ userName }) => (
          <RouteLink to={userPath(userName)}>
            <span className="breakable">{userName}</span>
          </RouteLink>
        ),
      },
      {
        id: 'via',
        header: text.affectedVia,
        width: 200,
        value: (row) => viaText(row, text),
        cell: (row) => <span className="breakable">{viaText(row, text)}</span>,
      },
    ],
    [text],
  );
  return (
    <ResourceTable<Affected>
      id="affected-users"
      title={text.affected}
      description={text.affectedHint}
      variant="container"
      rows={data}
      columns={columns}
      keyOf={(row) => `${row.userName} ${viaText(row, text)}`}
      nameOf={({ userName }) => userName}
      isLoading={isPending}
      loadingText={text.loadingEntities}
      empty={{ title: text.affectedNone }}
      filterPlaceholder={text.findAffected}
      {...(error ? { failure: <Refusal error={error} /> } : {})}
    />
  );
}
