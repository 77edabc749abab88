import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useSession } from '../../app/session-context.ts';
import { useSteps } from '../../api/use-steps.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { usersText } from './text.ts';
import { deactivationSteps, deletionSteps, readUserParts, type UserParts } from './user-parts.ts';

interface Props {
  readonly userNames: readonly string[];
  /** Whether the page shows the user and goes away with it. */
  readonly leaves?: boolean;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

// A few at a time: a browser opens no more connections to one server, and there may be thousands.
const AT_ONCE = 4;
async function readAllParts(userNames: readonly string[]): Promise<readonly UserParts[]> {
  const all: UserParts[] = [];
  for (let i = 0; i < userNames.length; i += AT_ONCE) {
    const some = await Promise.allSettled(userNames.slice(i, i + AT_ONCE).map(readUserParts));
    for (const read of some) {
      if (read.status === 'fulfilled') all.push(read.value);
      // One of many that is gone already is what is wanted.
      else if (userNames.length === 1 || !hasCode(read.reason, 'NoSuchEntity')) throw read.reason;
    }
  }
  return all;
}

/**
 * Asks before users are deleted: shows when they were last active, has active keys deactivated first, and takes away all that
 * hangs on them.
 */
export function DeleteUsers({ userNames, leaves = false, onDeleted, onClose }: Props): JSX.Element {
  const text = useText(usersText).deletion;
  const common = useText(commonText);
  const { userName: self } = useSession();
  const { data, error } = useQuery({ queryKey: ['user parts', userNames], queryFn: () => readAllParts(userNames), staleTime: 0 });
  const deactivation = useSteps();
  const deletion = useSteps();
  const [only = ''] = userNames;
  const isOne = userNames.length === 1;
  const activeKeys = (data ?? []).flatMap(deactivationSteps);
  const steps = (data ?? []).flatMap(deletionSteps);
  const gone = deletion.done.filter(({ operation }) => operation === 'DeleteUser').length;
  const remove = async (): Promise<void> => {
    if (await deletion.run(steps, { leaves })) onDeleted();
  };
  return (
    <ConfirmDelete
      header={isOne ? text.title(only) : text.titleMany(userNames.length)}
      phrase={isOne ? only : text.phrase(userNames.length)}
      isReady={data !== undefined && activeKeys.length === 0}
      isBusy={deletion.isBusy}
      error={deletion.error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{isOne ? text.hint : text.hintMany}</Box>
      {self !== undefined && userNames.includes(self) && <Alert type="warning">{text.self}</Alert>}
      <Refusal error={error} />
      {!data && !error && <Spinner />}
      {data && (
        <Table<UserParts>
          variant="embedded"
          items={data.slice(0, 100)}
          trackBy="userName"
          ariaLabels={{ tableLabel: text.titleMany(userNames.length) }}
          columnDefinitions={[
            {
              id: 'name',
              header: text.name,
              cell: ({ userName }) => <span className="breakable">{userName}</span>,
              isRowHeader: true,
            },
            {
              id: 'activity',
              header: text.activity,
              cell: ({ lastActivity }) => <Time as="age" at={lastActivity} otherwise={common.never} />,
            },
            { id: 'keys', header: text.keys, cell: (parts) => deactivationSteps(parts).length },
          ]}
          {...(data.length > 100 ? { footer: text.more(data.length - 100) } : {})}
        />
      )}
      {activeKeys.length > 0 && (
        <Alert
          type="warning"
          header={text.activeKeys(activeKeys.length)}
          action={
            <Button formAction="none" loading={deactivation.isBusy} onClick={() => void deactivation.run(activeKeys)}>
              {text.deactivate(activeKeys.length)}
            </Button>
          }
        >
          {text.activeKeysHint}
        </Alert>
      )}
      <Refusal error={deactivation.error} />
      {deletion.error && !isOne && <Box>{text.partly(gone, userNames.length)}</Box>}
      {isOne && <Equivalents of={steps} />}
    </ConfirmDelete>
  );
}
