import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useSession } from '../../app/session-context.ts';
import { Code } from '../../parts/code.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { recoveryCodesFile, recoveryCodesFileName } from './recovery-codes-file.ts';
import { meText } from './text.ts';

interface Props {
  /** How many codes there are, which stop working. */
  readonly remaining: number;
  readonly onClose: () => void;
}

/** Makes ten recovery codes and shows them once. */
export function CreateCodesDialog({ remaining, onClose }: Props): JSX.Element {
  const { codes: text } = useText(meText);
  const { done, close } = useText(commonText);
  const { accountId, userName } = useSession();
  const [codes, setCodes] = useState<readonly string[]>();
  const create = useWrite('CreateRecoveryCodes');
  const whose = { accountId, userName };

  if (!codes) {
    return (
      <FormModal
        header={text.dialog}
        submit={text.submit}
        isBusy={create.isPending}
        error={create.error}
        onSubmit={() =>
          create.mutate(
            {},
            {
              onSuccess: ({ Codes }) => {
                create.reset(); // it holds the codes
                setCodes(Codes);
              },
            },
          )
        }
        onClose={onClose}
      >
        <Box>{text.intro}</Box>
        {remaining > 0 && <Alert type="warning">{text.replaces}</Alert>}
      </FormModal>
    );
  }
  const save = (): void =>
    saveFile(recoveryCodesFileName(whose), recoveryCodesFile(codes, whose, window.location.origin, text), 'text/plain');
  return (
    <Modal
      visible
      header={text.shownTitle}
      closeAriaLabel={close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="download" onClick={save}>
              {text.download}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {done}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{text.once}</Alert>
        <Code code={codes.join('\n')} label={text.copy} />
      </SpaceBetween>
    </Modal>
  );
}
