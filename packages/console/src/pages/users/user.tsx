import Spinner from '@cloudscape-design/components/spinner';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState, type JSX } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { hasCode } from '../../api/api-error.ts';
import { useRead } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { nameIn, userPath } from '../../parts/entity-path.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { BoundarySection } from '../attach/boundary-section.tsx';
import { GoneEntity } from '../attach/gone-entity.tsx';
import { HeldPolicies } from '../attach/held-policies.tsx';
import { CredentialsTab } from './credentials-tab.tsx';
import { DeleteUsers } from './delete-users.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { RenameUser } from './rename-user.tsx';
import { TagsTab } from './tags-tab.tsx';
import { usersText } from './text.ts';
import { UserSummary } from './user-summary.tsx';
import { useUserPolicies } from './use-user-policies.ts';

/** One user: who it is, what it may do, what it signs in with. */
export default function User(): JSX.Element {
  const text = useText(usersText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const userName = nameIn(params['userName'], search);
  const [dialog, setDialog] = useState<'rename' | 'delete'>();
  const { data, error } = useRead('GetUser', { UserName: userName });
  const user = data?.User;
  const crumbs = [
    { text: text.title, path: '/users' },
    { text: userName, path: userPath(userName) },
  ];
  if (hasCode(error, 'NoSuchEntity')) {
    return (
      <PageFrame title={userName} crumbs={crumbs}>
        <GoneEntity header={text.user.gone} hint={text.user.goneHint(userName)} back={text.user.toUsers} to="/users" />
      </PageFrame>
    );
  }
  const arn = user?.Arn ?? '';
  return (
    <PageFrame
      title={userName}
      crumbs={crumbs}
      actions={
        user && (
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton action="iam:UpdateUser" resource={arn} onClick={() => setDialog('rename')}>
              {common.edit}
            </ActionButton>
            <ActionButton action="iam:DeleteUser" resource={arn} onClick={() => setDialog('delete')}>
              {common.delete}
            </ActionButton>
          </SpaceBetween>
        )
      }
    >
      <Refusal error={error} />
      {!user && !error && <Spinner size="large" />}
      {user && (
        <>
          <UserSummary user={user} />
          <Tabs
            ariaLabel={userName}
            activeTabId={search.get('tab') ?? 'permissions'}
            onChange={({ detail }) => {
              const next = new URLSearchParams(search);
              next.set('tab', detail.activeTabId);
              setSearch(next, { replace: true });
            }}
            tabs={[
              {
                id: 'permissions',
                label: text.user.tabs.permissions,
                content: (
                  <PermissionsTab userName={userName} userArn={arn} boundary={user.PermissionsBoundary?.PermissionsBoundaryArn} />
                ),
              },
              { id: 'groups', label: text.user.tabs.groups, content: <GroupsTab userName={userName} /> },
              { id: 'tags', label: text.user.tabs.tags, content: <TagsTab userName={userName} userArn={arn} /> },
              { id: 'credentials', label: text.user.tabs.credentials, content: <CredentialsTab userName={userName} /> },
            ]}
          />
        </>
      )}
      {user && dialog === 'rename' && (
        <RenameUser userName={userName} path={user.Path ?? '/'} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'delete' && (
        <DeleteUsers
          userNames={[userName]}
          leaves
          onDeleted={() => {
            notify({ type: 'success', content: text.deletion.done([userName]) });
            void navigate('/users', { replace: true });
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </PageFrame>
  );
}

interface PermissionsProps {
  readonly userName: string;
  readonly userArn: string;
  readonly boundary: string | undefined;
}

function PermissionsTab({ userName, userArn, boundary }: PermissionsProps): JSX.Element {
  const { data, error, isPending } = useUserPolicies(userName);
  return (
    <SpaceBetween size="l">
      <HeldPolicies owner={{ kind: 'user', name: userName, arn: userArn }} policies={data} error={error} isLoading={isPending} />
      <BoundarySection userName={userName} userArn={userArn} boundary={boundary} />
    </SpaceBetween>
  );
}
