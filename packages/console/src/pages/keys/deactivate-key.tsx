import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { daysSince, OLD_DAYS, type KeyFacts } from './key-facts.ts';
import { KeyLastUsed, useLastUse } from './key-last-used.tsx';
import { keysText } from './text.ts';

interface Props {
  readonly of: KeyFacts;
  readonly onClose: () => void;
}

/** Asks before a key stops working, and tells when it was last used. */
export function DeactivateKey({ of, onClose }: Props): JSX.Element {
  const text = useText(keysText);
  const notify = useNotify();
  const update = useWrite('UpdateAccessKey');
  const use = useLastUse(of.accessKeyId);
  const input = { UserName: of.userName, AccessKeyId: of.accessKeyId, Status: 'Inactive' as const };
  // Not by the callbacks of `mutate`: this dialog may be gone before they are called, when the page moves on with the key.
  const submit = async (): Promise<void> => {
    try {
      await update.mutateAsync(input);
    } catch {
      return; // the dialog shows it
    }
    notify({ type: 'success', content: text.deactivate.done(of.accessKeyId) });
    onClose();
  };
  return (
    <FormModal
      header={text.deactivate.title(of.accessKeyId)}
      submit={text.actions.deactivate}
      isBusy={update.isPending}
      error={update.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <SpaceBetween size="s">
        <Box>{text.deactivate.text}</Box>
        <Box>
          {text.key.lastUsed}: <KeyLastUsed use={use} />
        </Box>
        {use.at !== undefined && daysSince(use.at) < OLD_DAYS && <Alert type="warning">{text.deactivate.recent}</Alert>}
        <Equivalents of={[{ operation: 'UpdateAccessKey', input }]} />
      </SpaceBetween>
    </FormModal>
  );
}
