import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { useReadAll } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { useArn } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { groupPath } from '../../parts/entity-path.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { usePage } from '../attach/use-page.ts';
import { DeleteGroups } from './delete-groups.tsx';
import { GroupPermissions, GroupUserCount } from './group-cells.tsx';
import { groupsText } from './text.ts';

interface Group {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly created: number | undefined;
}

/** The user groups of the account. */
export default function Groups(): JSX.Element {
  const text = useText(groupsText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const arn = useArn();
  usePage(text.title, [{ text: text.title, path: '/groups' }]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<readonly string[]>();
  const { data, error, isPending, refetch } = useReadAll('ListGroups', {}, 'Groups');
  const rows = data?.map(({ GroupName = '', Path = '/', Arn = '', CreateDate }): Group => {
    return { name: GroupName, path: Path, arn: Arn, created: CreateDate };
  });
  const selected = rows?.filter(({ name }) => chosen.includes(name)) ?? [];
  const { columns: headers } = text;
  const columns: readonly Column<Group>[] = [
    {
      id: 'name',
      header: headers.name,
      width: 320,
      value: ({ name }) => name,
      cell: ({ name }) => <RouteLink to={groupPath(name)}>{name}</RouteLink>,
    },
    { id: 'users', header: headers.users, width: 130, cell: ({ name }) => <GroupUserCount groupName={name} /> },
    { id: 'permissions', header: headers.permissions, width: 190, cell: ({ name }) => <GroupPermissions groupName={name} /> },
    { id: 'path', header: headers.path, width: 200, hidden: true, value: ({ path }) => path, cell: ({ path }) => path },
    { id: 'arn', header: headers.arn, width: 360, hidden: true, value: (row) => row.arn, cell: (row) => row.arn },
    {
      id: 'created',
      header: headers.created,
      width: 220,
      value: ({ created }) => created,
      cell: ({ created }) => <Time as="age" at={created} />,
    },
  ];
  const create = (
    <ActionButton
      variant="primary"
      action="iam:CreateGroup"
      resource={arn('group/*')}
      onClick={() => void navigate('/groups/create')}
    >
      {text.create}
    </ActionButton>
  );
  return (
    <>
      <ResourceTable<Group>
        id="groups"
        title={text.title}
        description={text.hint}
        rows={rows}
        columns={columns}
        keyOf={({ name }) => name}
        nameOf={({ name }) => name}
        isLoading={isPending}
        loadingText={text.loading}
        empty={{ title: text.none, hint: text.noneHint, action: create }}
        filterPlaceholder={text.find}
        onRefresh={() => void refetch()}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton
              action="iam:DeleteGroup"
              resource={selected[0]?.arn ?? arn('group/*')}
              disabled={selected.length === 0}
              onClick={() => setDeleting(selected.map(({ name }) => name))}
            >
              {common.delete}
            </ActionButton>
            {create}
          </SpaceBetween>
        }
        selection={{ type: 'multi', selected, onSelect: (groups) => setChosen(groups.map(({ name }) => name)) }}
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {deleting && (
        <DeleteGroups
          groupNames={deleting}
          onDeleted={() => {
            notify({ type: 'success', content: text.deletion.done(deleting) });
            setDeleting(undefined);
            setChosen([]);
          }}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}
