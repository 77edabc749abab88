import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo, useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, hasCode } from '../../api/api-error.ts';
import { useReadAll } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { useArn } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable } from '../../parts/resource-table.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { usePage } from '../attach/use-page.ts';
import { DeleteUsers } from './delete-users.tsx';
import { usersText } from './text.ts';
import { userColumns } from './user-columns.tsx';
import { rowOfSummary, rowOfUser, type UserRow } from './user-row.ts';

/** The users of the account, with all that a table of them shows; where that may not be read, what AWS's own list has. */
export default function Users(): JSX.Element {
  const text = useText(usersText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const arn = useArn();
  usePage(text.title, [{ text: text.title, path: '/users' }]);
  const [chosen, setChosen] = useState<readonly UserRow[]>([]);
  const [deleting, setDeleting] = useState<readonly string[]>();
  const whole = useReadAll('ListUserSummaries', {}, 'Users');
  const isLess = hasCode(whole.error, 'AccessDenied');
  const plain = useReadAll('ListUsers', {}, 'Users', { enabled: isLess });
  const rows = useMemo(
    () => (isLess ? plain.data?.map(rowOfUser) : whole.data?.map(rowOfSummary)),
    [isLess, plain.data, whole.data],
  );
  const columns = useMemo(() => userColumns(text, common, !isLess), [text, common, isLess]);
  const error = isLess ? plain.error : whole.error;
  // By name: after a refresh the rows are new ones, and some may be gone.
  const selected = rows?.filter(({ name }) => chosen.some((row) => row.name === name)) ?? [];
  const create = (
    <ActionButton
      variant="primary"
      action="iam:CreateUser"
      resource={arn('user/*')}
      onClick={() => void navigate('/users/create')}
    >
      {text.create}
    </ActionButton>
  );
  return (
    <>
      <ResourceTable<UserRow>
        key={isLess ? 'plain' : 'whole'}
        id={isLess ? 'users-plain' : 'users'}
        title={text.title}
        description={
          isLess && !error ? (
            // A description is a paragraph: no boxes stand in it.
            <>
              {text.hint}
              <br />
              <StatusIndicator type="warning">{text.less(missingAction(whole.error) ?? 'iam:ListUsers')}</StatusIndicator>
            </>
          ) : (
            text.hint
          )
        }
        rows={rows}
        columns={columns}
        keyOf={({ name }) => name}
        nameOf={({ name }) => name}
        isLoading={isLess ? plain.isPending : whole.isPending}
        loadingText={text.loading}
        empty={{ title: text.none, hint: text.noneHint, action: create }}
        filterPlaceholder={text.find}
        onRefresh={() => void (isLess ? plain : whole).refetch()}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton
              action="iam:DeleteUser"
              resource={selected[0]?.arn ?? arn('user/*')}
              disabled={selected.length === 0}
              onClick={() => setDeleting(selected.map(({ name }) => name))}
            >
              {common.delete}
            </ActionButton>
            {create}
          </SpaceBetween>
        }
        selection={{ type: 'multi', selected, onSelect: setChosen }}
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {deleting && (
        <DeleteUsers
          userNames={deleting}
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

/** Which permission a refusal says is missing. */
function missingAction(error: Error | null): string | undefined {
  return error instanceof ApiError ? /not authorized to perform: (\S+)/.exec(error.message)?.[1] : undefined;
}
