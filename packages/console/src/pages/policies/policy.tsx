import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useState, type JSX } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { hasCode } from '../../api/api-error.ts';
import { useRead } from '../../api/use-api.ts';
import { NotFound } from '../../app/not-found.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { policyNameIn, policyPath, policyType } from '../attach/policy-type.ts';
import { DeletePolicy } from './delete-policy.tsx';
import { EntitiesTab } from './details/entities-tab.tsx';
import { PermissionsTab } from './details/permissions-tab.tsx';
import { TagsTab } from './details/tags-tab.tsx';
import { VersionsTab } from './details/versions-tab.tsx';
import { policiesText } from './text.ts';

/** A managed policy: what it says, where it is attached, what it said before. */
export default function PolicyPage(): JSX.Element {
  const text = useText(policiesText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const arn = address.get('arn') ?? '';
  const [isDeleting, setDeleting] = useState(false);
  const { data, error } = useRead('GetPolicy', { PolicyArn: arn }, { enabled: arn !== '' });
  if (arn === '' || hasCode(error, 'NoSuchEntity')) return <NotFound />;
  const name = data?.Policy?.PolicyName ?? policyNameIn(arn);
  const type = policyType(arn);
  const isOwn = type === 'own';
  const policy = data?.Policy;
  const version = policy?.DefaultVersionId;
  return (
    <PageFrame
      title={name}
      crumbs={[
        { text: text.title, path: '/policies' },
        { text: name, path: policyPath(arn) },
      ]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {isOwn ? (
            <ActionButton action="iam:DeletePolicy" resource={arn} onClick={() => setDeleting(true)}>
              {common.delete}
            </ActionButton>
          ) : (
            <Button disabled disabledReason={text.awsCannotBeDeleted}>
              {common.delete}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Refusal error={error} />
      {!policy && !error && <Spinner size="large" />}
      {policy && (
        <>
          <Container header={<Header variant="h2">{text.details}</Header>}>
            <KeyValuePairs
              columns={4}
              items={[
                { label: text.type, value: text.types[type] },
                { label: text.created, value: <Time at={policy.CreateDate} /> },
                { label: text.edited, value: <Time at={policy.UpdateDate} /> },
                { label: text.defaultVersion, value: version },
                { label: text.arn, value: <CopyText value={arn} label={text.copyArn} /> },
                { label: text.usedAs, value: text.used(policy.AttachmentCount ?? 0, policy.PermissionsBoundaryUsageCount ?? 0) },
                { label: text.description, value: <span className="breakable">{policy.Description ?? '–'}</span> },
              ]}
            />
          </Container>
          <Tabs
            activeTabId={address.get('tab') ?? 'permissions'}
            onChange={({ detail }) => setAddress({ arn, tab: detail.activeTabId }, { replace: true })}
            ariaLabel={name}
            tabs={[
              {
                id: 'permissions',
                label: text.tabs.permissions,
                content: <PermissionsTab arn={arn} version={version ?? 'v1'} isOwn={isOwn} />,
              },
              { id: 'entities', label: text.tabs.entities, content: <EntitiesTab arn={arn} name={name} /> },
              {
                id: 'tags',
                label: text.tabs.tags,
                content: isOwn ? <TagsTab arn={arn} /> : <Alert type="info">{text.awsTags}</Alert>,
              },
              {
                id: 'versions',
                label: text.tabs.versions,
                content: <VersionsTab arn={arn} isOwn={isOwn} attachments={policy.AttachmentCount ?? 0} />,
              },
            ]}
          />
        </>
      )}
      {isDeleting && (
        <DeletePolicy
          arn={arn}
          name={name}
          leaves
          onDeleted={() => void navigate('/policies')}
          onClose={() => setDeleting(false)}
        />
      )}
    </PageFrame>
  );
}
