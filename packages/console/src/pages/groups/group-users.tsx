import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { step, useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { userPath } from '../../parts/entity-path.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { attachText } from '../attach/text.ts';
import { UserPicker } from '../attach/user-picker.tsx';
import { groupsText } from './text.ts';

interface Member {
  readonly name: string;
  readonly path: string;
  readonly created: number | undefined;
}
interface Props {
  readonly groupName: string;
  readonly groupArn: string;
}

/** The users in a group. */
export function GroupUsers({ groupName, groupArn }: Props): JSX.Element {
  const { group: text } = useText(groupsText);
  const words = useText(attachText);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'add' | 'remove'>();
  const { data, error, isPending } = useReadAll('GetGroup', { GroupName: groupName }, 'Users');
  const rows = data?.map(({ UserName = '', Path = '/', CreateDate }): Member => {
    return { name: UserName, path: Path, created: CreateDate };
  });
  const selected = rows?.filter(({ name }) => chosen.includes(name)) ?? [];
  const columns: readonly Column<Member>[] = [
    {
      id: 'name',
      header: words.users.name,
      width: 320,
      value: ({ name }) => name,
      cell: ({ name }) => <RouteLink to={userPath(name)}>{name}</RouteLink>,
    },
    { id: 'path', header: words.names.path, width: 220, value: ({ path }) => path, cell: ({ path }) => path },
    {
      id: 'created',
      header: words.users.created,
      width: 220,
      value: ({ created }) => created,
      cell: ({ created }) => <Time as="age" at={created} />,
    },
  ];
  return (
    <>
      <ResourceTable<Member>
        id="users-of-group"
        title={text.usersTitle}
        variant="container"
        rows={rows}
        columns={columns}
        keyOf={({ name }) => name}
        nameOf={({ name }) => name}
        isLoading={isPending}
        loadingText={words.users.loading}
        empty={{ title: text.noUsers, hint: text.noUsersHint }}
        filterPlaceholder={words.users.find}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton
              action="iam:RemoveUserFromGroup"
              resource={groupArn}
              disabled={selected.length === 0}
              onClick={() => setDialog('remove')}
            >
              {text.remove}
            </ActionButton>
            <ActionButton variant="primary" action="iam:AddUserToGroup" resource={groupArn} onClick={() => setDialog('add')}>
              {text.add}
            </ActionButton>
          </SpaceBetween>
        }
        selection={{ type: 'multi', selected, onSelect: (users) => setChosen(users.map(({ name }) => name)) }}
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {dialog === 'add' && (
        <AddUsers groupName={groupName} without={rows?.map(({ name }) => name) ?? []} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'remove' && (
        <RemoveUsers
          groupName={groupName}
          users={selected.map(({ name }) => name)}
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
  readonly groupName: string;
  readonly onClose: () => void;
}

function AddUsers({ groupName, without, onClose }: DialogProps & { readonly without: readonly string[] }): JSX.Element {
  const { group: text } = useText(groupsText);
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const [users, setUsers] = useState<readonly string[]>([]);
  const steps = users.map((UserName) => step('AddUserToGroup', { GroupName: groupName, UserName }));
  const add = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.added(steps.length) });
    onClose();
  };
  return (
    <FormModal
      header={text.add}
      submit={text.add}
      size="max"
      isReady={users.length > 0}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <UserPicker selected={users} onChange={setUsers} without={without} />
      <Equivalents of={steps} />
    </FormModal>
  );
}

function RemoveUsers({ groupName, users, onClose }: DialogProps & { readonly users: readonly string[] }): JSX.Element {
  const { group: text } = useText(groupsText);
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const steps = users.map((UserName) => step('RemoveUserFromGroup', { GroupName: groupName, UserName }, 'NoSuchEntity'));
  const remove = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.removed(steps.length) });
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.removeTitle(users.length)}
      submit={text.remove}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{text.removeHint}</Box>
      <ul>
        {users.map((name) => (
          <li key={name} className="breakable">
            {name}
          </li>
        ))}
      </ul>
      <Equivalents of={steps} />
    </ConfirmDelete>
  );
}
