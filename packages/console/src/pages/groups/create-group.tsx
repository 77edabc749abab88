import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { step, useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { useArn } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { groupPath } from '../../parts/entity-path.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { NameField } from '../attach/name-field.tsx';
import { nameProblem, pathProblem } from '../attach/name-rules.ts';
import { PathField } from '../attach/path-field.tsx';
import { PolicyPicker } from '../attach/policy-picker.tsx';
import { UserPicker } from '../attach/user-picker.tsx';
import { groupsText } from './text.ts';

/** Creates a user group, with users in it and policies on it, on one page. */
export default function CreateGroup(): JSX.Element {
  const text = useText(groupsText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const arn = useArn();
  const [name, setName] = useState('');
  const [path, setPath] = useState('');
  const [users, setUsers] = useState<readonly string[]>([]);
  const [policies, setPolicies] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const { run, isBusy, error, done } = useSteps();
  const isGood = nameProblem(name, 'group') === undefined && pathProblem(path) === undefined;
  const isMade = done.length > 0;
  const GroupName = name;
  const creation = step('CreateGroup', { GroupName, ...(path === '' ? {} : { Path: path }) });
  const rest = [
    ...users.map((UserName) => step('AddUserToGroup', { GroupName, UserName })),
    ...policies.map((PolicyArn) => step('AttachGroupPolicy', { GroupName, PolicyArn })),
  ];
  const create = async (): Promise<void> => {
    setAsked(true);
    // What is in the group already may be put there again; the group itself may not.
    if (!isGood || !(await run(isMade ? rest : [creation, ...rest], { leaves: true }))) return;
    notify({ type: 'success', content: text.creation.done(name) });
    await navigate(groupPath(name));
  };
  return (
    <PageFrame
      title={text.creation.title}
      crumbs={[
        { text: text.title, path: '/groups' },
        { text: text.creation.title, path: '/groups/create' },
      ]}
    >
      <Container header={<Header variant="h2">{text.creation.name}</Header>}>
        <SpaceBetween size="l">
          <NameField
            kind="group"
            label={text.creation.groupName}
            value={name}
            isAsked={isAsked}
            autoFocus
            onChange={isMade ? () => undefined : setName}
          />
          <PathField value={path} onChange={isMade ? () => undefined : setPath} />
        </SpaceBetween>
      </Container>
      <UserPicker title={text.creation.users} selected={users} onChange={setUsers} />
      <PolicyPicker title={text.creation.policies} selected={policies} onChange={setPolicies} />
      <Equivalents of={isGood ? [creation, ...rest] : []} />
      {isMade && error && (
        <Alert type="warning" action={<Button onClick={() => void navigate(groupPath(name))}>{text.creation.view}</Button>}>
          {text.creation.half(name)}
        </Alert>
      )}
      <Refusal error={error} />
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="link" onClick={() => void navigate('/groups')}>
            {common.cancel}
          </Button>
          <ActionButton
            variant="primary"
            action="iam:CreateGroup"
            resource={isGood ? arn(`group${path === '' ? '/' : path}${name}`) : undefined}
            loading={isBusy}
            onClick={() => void create()}
          >
            {text.create}
          </ActionButton>
        </SpaceBetween>
      </Box>
    </PageFrame>
  );
}
