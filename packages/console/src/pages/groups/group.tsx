import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { hasCode } from '../../api/api-error.ts';
import { callAll, useRead } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { groupPath, nameIn } from '../../parts/entity-path.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { GoneEntity } from '../attach/gone-entity.tsx';
import { HeldPolicies } from '../attach/held-policies.tsx';
import { heldInline, heldManaged, type HeldPolicy, type Owner } from '../attach/owner.ts';
import { DeleteGroups } from './delete-groups.tsx';
import { GroupUsers } from './group-users.tsx';
import { RenameGroup } from './rename-group.tsx';
import { groupsText } from './text.ts';

/** One user group: who is in it, and what it allows. */
export default function Group(): JSX.Element {
  const text = useText(groupsText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const groupName = nameIn(params['groupName'], search);
  const [dialog, setDialog] = useState<'rename' | 'delete'>();
  const { data, error } = useRead('GetGroup', { GroupName: groupName, MaxItems: 1 });
  const group = data?.Group;
  const crumbs = [
    { text: text.title, path: '/groups' },
    { text: groupName, path: groupPath(groupName) },
  ];
  if (hasCode(error, 'NoSuchEntity')) {
    return (
      <PageFrame title={groupName} crumbs={crumbs}>
        <GoneEntity header={text.group.gone} hint={text.group.goneHint(groupName)} back={text.group.toGroups} to="/groups" />
      </PageFrame>
    );
  }
  const arn = group?.Arn ?? '';
  return (
    <PageFrame
      title={groupName}
      crumbs={crumbs}
      actions={
        group && (
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton action="iam:UpdateGroup" resource={arn} onClick={() => setDialog('rename')}>
              {common.edit}
            </ActionButton>
            <ActionButton action="iam:DeleteGroup" resource={arn} onClick={() => setDialog('delete')}>
              {common.delete}
            </ActionButton>
          </SpaceBetween>
        )
      }
    >
      <Refusal error={error} />
      {!group && !error && <Spinner size="large" />}
      {group && (
        <>
          <Container header={<Header variant="h2">{text.group.summary}</Header>}>
            <KeyValuePairs
              columns={3}
              minColumnWidth={230}
              items={[
                { label: text.columns.name, value: <span className="breakable">{group.GroupName}</span> },
                { label: text.columns.created, value: <Time at={group.CreateDate} /> },
                {
                  label: text.columns.arn,
                  value: (
                    <span className="breakable">
                      <CopyText value={arn} label={`${common.copy}: ${text.columns.arn}`} />
                    </span>
                  ),
                },
              ]}
            />
          </Container>
          <Tabs
            ariaLabel={groupName}
            activeTabId={search.get('tab') ?? 'users'}
            onChange={({ detail }) => {
              const next = new URLSearchParams(search);
              next.set('tab', detail.activeTabId);
              setSearch(next, { replace: true });
            }}
            tabs={[
              {
                id: 'users',
                label: text.group.tabs.users,
                content: <GroupUsers groupName={groupName} groupArn={arn} />,
              },
              {
                id: 'permissions',
                label: text.group.tabs.permissions,
                content: <GroupPolicies owner={{ kind: 'group', name: groupName, arn }} />,
              },
            ]}
          />
        </>
      )}
      {group && dialog === 'rename' && (
        <RenameGroup groupName={groupName} path={group.Path ?? '/'} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'delete' && (
        <DeleteGroups
          groupNames={[groupName]}
          leaves
          onDeleted={() => {
            notify({ type: 'success', content: text.deletion.done([groupName]) });
            void navigate('/groups', { replace: true });
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </PageFrame>
  );
}

function GroupPolicies({ owner }: { readonly owner: Owner }): JSX.Element {
  const { data, error, isPending } = useQuery({
    queryKey: ['policies of group', owner.name],
    queryFn: () => readGroupPolicies(owner.name),
  });
  return <HeldPolicies owner={owner} policies={data} error={error} isLoading={isPending} />;
}

async function readGroupPolicies(GroupName: string): Promise<readonly HeldPolicy[]> {
  const [attached, inline] = await Promise.all([
    callAll('ListAttachedGroupPolicies', { GroupName }, 'AttachedPolicies'),
    callAll('ListGroupPolicies', { GroupName }, 'PolicyNames'),
  ]);
  return [...attached.map(({ PolicyArn = '' }) => heldManaged(PolicyArn)), ...inline.map((name) => heldInline(name))];
}
