import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX } from 'react';
import { useRead } from '../../api/use-api.ts';
import { useText } from '../../text/catalogue.ts';
import { groupsText } from './text.ts';

interface Props {
  readonly groupName: string;
}

const UNREAD = '–';

/** How many users a group has. Asked for the rows that are on the page, since no listing tells it. */
export function GroupUserCount({ groupName }: Props): JSX.Element {
  const text = useText(groupsText);
  const { data, error } = useRead('GetGroup', { GroupName: groupName, MaxItems: 1000 });
  if (!data) return <>{error ? UNREAD : '…'}</>;
  const count = data.Users?.length ?? 0;
  return <>{data.IsTruncated === true ? text.atLeast(count) : count}</>;
}

/** Whether a group has any policy. */
export function GroupPermissions({ groupName }: Props): JSX.Element {
  const text = useText(groupsText);
  const attached = useRead('ListAttachedGroupPolicies', { GroupName: groupName });
  const inline = useRead('ListGroupPolicies', { GroupName: groupName });
  if (!attached.data || !inline.data) return <>{attached.error || inline.error ? UNREAD : '…'}</>;
  const count = (attached.data.AttachedPolicies?.length ?? 0) + (inline.data.PolicyNames?.length ?? 0);
  return count > 0 ? (
    <StatusIndicator type="success">{text.defined}</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">{text.notDefined}</StatusIndicator>
  );
}
