import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useSteps } from '../../api/use-steps.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { groupDeletionSteps, readGroupParts, type GroupParts } from './group-parts.ts';
import { groupsText } from './text.ts';

interface Props {
  readonly groupNames: readonly string[];
  /** Whether the page shows the group and goes away with it. */
  readonly leaves?: boolean;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

async function readAllParts(groupNames: readonly string[]): Promise<readonly GroupParts[]> {
  const all: GroupParts[] = [];
  for (const groupName of groupNames) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- each is three calls at once, and there may be hundreds
      all.push(await readGroupParts(groupName));
    } catch (error) {
      // One of many that is gone already is what is wanted.
      if (groupNames.length === 1 || !hasCode(error, 'NoSuchEntity')) throw error;
    }
  }
  return all;
}

/** Asks before groups are deleted, says how many users and policies are concerned, and takes away all that hangs on them. */
export function DeleteGroups({ groupNames, leaves = false, onDeleted, onClose }: Props): JSX.Element {
  const { deletion: text } = useText(groupsText);
  const { data, error } = useQuery({
    queryKey: ['group parts', groupNames],
    queryFn: () => readAllParts(groupNames),
    staleTime: 0,
  });
  const deletion = useSteps();
  const [only = ''] = groupNames;
  const isOne = groupNames.length === 1;
  const steps = (data ?? []).flatMap(groupDeletionSteps);
  const gone = deletion.done.filter(({ operation }) => operation === 'DeleteGroup').length;
  const remove = async (): Promise<void> => {
    if (await deletion.run(steps, { leaves })) onDeleted();
  };
  return (
    <ConfirmDelete
      header={isOne ? text.title(only) : text.titleMany(groupNames.length)}
      phrase={isOne ? only : text.phrase(groupNames.length)}
      isReady={data !== undefined}
      isBusy={deletion.isBusy}
      error={deletion.error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{isOne ? text.hint : text.hintMany}</Box>
      <Refusal error={error} />
      {!data && !error && <Spinner />}
      {data && (
        <Table<GroupParts>
          variant="embedded"
          items={data.slice(0, 100)}
          trackBy="groupName"
          ariaLabels={{ tableLabel: text.titleMany(groupNames.length) }}
          columnDefinitions={[
            {
              id: 'name',
              header: text.name,
              cell: ({ groupName }) => <span className="breakable">{groupName}</span>,
              isRowHeader: true,
            },
            { id: 'users', header: text.users, cell: ({ users }) => users.length },
            { id: 'policies', header: text.policies, cell: ({ attached, inline }) => attached.length + inline.length },
          ]}
          {...(data.length > 100 ? { footer: text.more(data.length - 100) } : {})}
        />
      )}
      {deletion.error && !isOne && <Box>{text.partly(gone, groupNames.length)}</Box>}
      {isOne && <Equivalents of={steps} />}
    </ConfirmDelete>
  );
}
