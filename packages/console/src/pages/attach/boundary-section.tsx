import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useNotify } from '../../app/notify.ts';
import { step, useSteps } from '../../api/use-steps.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { PolicyPicker } from './policy-picker.tsx';
import { policyNameIn, policyPath } from './policy-type.ts';
import { attachText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly userArn: string;
  /** The ARN of the policy that is the user's boundary. */
  readonly boundary: string | undefined;
}

/** Shows the permissions boundary of a user, and sets and removes it. */
export function BoundarySection({ userName, userArn, boundary }: Props): JSX.Element {
  const text = useText(attachText).boundary;
  const [dialog, setDialog] = useState<'set' | 'remove'>();
  const close = (): void => setDialog(undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text.hint}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {boundary !== undefined && (
                <ActionButton action="iam:DeleteUserPermissionsBoundary" resource={userArn} onClick={() => setDialog('remove')}>
                  {text.remove}
                </ActionButton>
              )}
              <ActionButton action="iam:PutUserPermissionsBoundary" resource={userArn} onClick={() => setDialog('set')}>
                {boundary === undefined ? text.set : text.change}
              </ActionButton>
            </SpaceBetween>
          }
        >
          {text.title}
        </Header>
      }
    >
      {boundary === undefined ? (
        <Box color="text-body-secondary">{text.none}</Box>
      ) : (
        <RouteLink to={policyPath(boundary)}>{policyNameIn(boundary)}</RouteLink>
      )}
      {dialog === 'set' && <SetBoundary userName={userName} boundary={boundary} onClose={close} />}
      {dialog === 'remove' && <RemoveBoundary userName={userName} onClose={close} />}
    </Container>
  );
}

interface DialogProps {
  readonly userName: string;
  readonly onClose: () => void;
}

function SetBoundary({ userName, boundary, onClose }: DialogProps & { readonly boundary: string | undefined }): JSX.Element {
  const text = useText(attachText).boundary;
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const [arn, setArn] = useState(boundary);
  const steps = arn === undefined ? [] : [step('PutUserPermissionsBoundary', { UserName: userName, PermissionsBoundary: arn })];
  const set = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.wasSet });
    onClose();
  };
  return (
    <FormModal
      header={text.set}
      submit={text.set}
      size="max"
      isReady={arn !== undefined && arn !== boundary}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void set()}
      onClose={onClose}
    >
      <PolicyPicker
        isSingle
        title={text.choose}
        selected={arn === undefined ? [] : [arn]}
        onChange={(chosen) => setArn(chosen[0])}
      />
      <Equivalents of={steps} />
    </FormModal>
  );
}

function RemoveBoundary({ userName, onClose }: DialogProps): JSX.Element {
  const text = useText(attachText).boundary;
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const steps = [step('DeleteUserPermissionsBoundary', { UserName: userName }, 'NoSuchEntity')];
  const remove = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.wasRemoved });
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.removeTitle}
      submit={text.remove}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{text.removeHint(userName)}</Box>
      <Equivalents of={steps} />
    </ConfirmDelete>
  );
}
