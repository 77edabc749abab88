import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { step, useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { groupPath } from '../../parts/entity-path.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { GroupPicker } from '../attach/group-picker.tsx';
import { attachText } from '../attach/text.ts';
import { usersText } from './text.ts';

interface Group {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly created: number | undefined;
}

/** The groups that a user is in. */
export function GroupsTab({ userName }: { readonly userName: string }): JSX.Element {
  const { user: text } = useText(usersText);
  const { groups: words } = useText(attachText);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'add' | 'remove'>();
  const { data, error, isPending } = useReadAll('ListGroupsForUser', { UserName: userName }, 'Groups');
  const rows = data?.map(({ GroupName = '', Path = '/', Arn = '', CreateDate }): Group => {
    return { name: GroupName, path: Path, arn: Arn, created: CreateDate };
  });
  const selected = rows?.filter(({ name }) => chosen.includes(name)) ?? [];
  const columns: readonly Column<Group>[] = [
    {
      id: 'name',
      header: words.name,
      width: 320,
      value: ({ name }) => name,
      cell: ({ name }) => <RouteLink to={groupPath(name)}>{name}</RouteLink>,
    },
    { id: 'path', header: words.path, width: 220, value: ({ path }) => path, cell: ({ path }) => path },
    {
      id: 'created',
      header: words.created,
      width: 220,
      value: ({ created }) => created,
      cell: ({ created }) => <Time as="age" at={created} />,
    },
  ];
  return (
    <>
      <ResourceTable<Group>
        id="groups-of-user"
        title={text.groupsTitle}
        variant="container"
        rows={rows}
        columns={columns}
        keyOf={({ name }) => name}
        nameOf={({ name }) => name}
        isLoading={isPending}
        loadingText={words.loading}
        empty={{ title: text.noGroups, hint: text.noGroupsHint }}
        filterPlaceholder={words.find}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton
              action="iam:RemoveUserFromGroup"
              resource={selected[0]?.arn}
              disabled={selected.length === 0}
              onClick={() => setDialog('remove')}
            >
              {text.removeFromGroups}
            </ActionButton>
            <ActionButton variant="primary" action="iam:AddUserToGroup" onClick={() => setDialog('add')}>
              {text.addToGroups}
            </ActionButton>
          </SpaceBetween>
        }
        selection={{ type: 'multi', selected, onSelect: (groups) => setChosen(groups.map(({ name }) => name)) }}
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {dialog === 'add' && (
        <AddToGroups userName={userName} without={rows?.map(({ name }) => name) ?? []} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'remove' && (
        <RemoveFromGroups
          userName={userName}
          groups={selected.map(({ name }) => name)}
          onClose={() => {
            setDialog(undefined);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}

interface DialogProps {
  readonly userName: string;
  readonly onClose: () => void;
}

function AddToGroups({ userName, without, onClose }: DialogProps & { readonly without: readonly string[] }): JSX.Element {
  const { user: text } = useText(usersText);
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const [groups, setGroups] = useState<readonly string[]>([]);
  const steps = groups.map((GroupName) => step('AddUserToGroup', { UserName: userName, GroupName }));
  const add = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.added(steps.length) });
    onClose();
  };
  return (
    <FormModal
      header={text.addToGroups}
      submit={text.addToGroups}
      size="max"
      isReady={groups.length > 0}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <GroupPicker selected={groups} onChange={setGroups} without={without} />
      <Equivalents of={steps} />
    </FormModal>
  );
}

function RemoveFromGroups({ userName, groups, onClose }: DialogProps & { readonly groups: readonly string[] }): JSX.Element {
  const { user: text } = useText(usersText);
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const steps = groups.map((GroupName) => step('RemoveUserFromGroup', { UserName: userName, GroupName }, 'NoSuchEntity'));
  const remove = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.removed(steps.length) });
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.removeTitle(groups.length)}
      submit={text.removeFromGroups}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{text.removeHint}</Box>
      <ul>
        {groups.map((name) => (
          <li key={name} className="breakable">
            {name}
          </li>
        ))}
      </ul>
      <Equivalents of={steps} />
    </ConfirmDelete>
  );
}
