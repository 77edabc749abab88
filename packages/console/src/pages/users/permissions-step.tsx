import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useState, type JSX } from 'react';
import { useArn } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { BoundaryFields } from '../attach/boundary-fields.tsx';
import { GroupPicker } from '../attach/group-picker.tsx';
import { NewGroup } from '../attach/new-group.tsx';
import { PolicyPicker } from '../attach/policy-picker.tsx';
import { attachText } from '../attach/text.ts';
import { UserPicker } from '../attach/user-picker.tsx';
import type { NewUser } from './new-user.ts';
import { usersText } from './text.ts';

interface Props {
  readonly user: NewUser;
  readonly onChange: (part: Partial<NewUser>) => void;
  /** Why what the other user has could not be read. */
  readonly copyError: Error | null;
}

/** What the new user may do: through groups, as another user, or by policies of their own. */
export function PermissionsStep({ user, onChange, copyError }: Props): JSX.Element {
  const { creation } = useText(usersText);
  const { groups: groupsText } = useText(attachText);
  const arn = useArn();
  const [isCreating, setCreating] = useState(false);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{creation.way}</Header>}>
        <Tiles
          ariaLabel={creation.way}
          value={user.way}
          onChange={({ detail }) => onChange({ way: detail.value as NewUser['way'] })}
          items={(['groups', 'copy', 'policies'] as const).map((value) => ({ value, ...creation.ways[value] }))}
        />
      </Container>
      {user.way === 'groups' && (
        <GroupPicker
          selected={user.groups}
          onChange={(groups) => onChange({ groups })}
          actions={
            <ActionButton action="iam:CreateGroup" resource={arn('group/*')} onClick={() => setCreating(true)}>
              {groupsText.create}
            </ActionButton>
          }
        />
      )}
      {user.way === 'copy' && (
        <>
          <Refusal error={copyError} />
          <UserPicker
            isSingle
            title={creation.copyFrom}
            selected={user.copyFrom === undefined ? [] : [user.copyFrom]}
            onChange={([copyFrom]) => onChange({ copyFrom })}
          />
        </>
      )}
      {user.way === 'policies' && <PolicyPicker selected={user.policies} onChange={(policies) => onChange({ policies })} />}
      <BoundaryFields arn={user.boundary} onChange={(boundary) => onChange({ boundary })} />
      {isCreating && (
        <NewGroup
          onCreated={(name) => {
            setCreating(false);
            onChange({ groups: [...user.groups, name] });
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </SpaceBetween>
  );
}
