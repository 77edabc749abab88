import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useSession } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Code } from '../../parts/code.tsx';
import { useText } from '../../text/catalogue.ts';
import { ChangePasswordDialog } from './change-password-dialog.tsx';
import { meText } from './text.ts';

/** One's own password; root's is set elsewhere. */
export function PasswordSection(): JSX.Element {
  const { password: text } = useText(meText);
  const { kind, arn } = useSession();
  const [isOpen, setOpen] = useState(false);
  const isRoot = kind === 'root';
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            !isRoot && (
              <ActionButton action="iam:ChangePassword" resource={arn} onClick={() => setOpen(true)}>
                {text.update}
              </ActionButton>
            )
          }
        >
          {text.title}
        </Header>
      }
    >
      {isRoot ? (
        <SpaceBetween size="s">
          <Box>{text.root}</Box>
          <Code code="countersign root reset" label={text.command} />
        </SpaceBetween>
      ) : (
        <Box>{text.hint}</Box>
      )}
      {isOpen && <ChangePasswordDialog onClose={() => setOpen(false)} />}
    </Container>
  );
}
