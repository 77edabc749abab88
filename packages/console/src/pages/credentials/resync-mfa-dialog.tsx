import Box from '@cloudscape-design/components/box';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { CodePairFields, isCodePair, type CodePair } from './code-pair.tsx';
import type { MfaRow } from './mfa-rows.ts';
import type { Owner } from './owner.ts';
import { credentialsText } from './text.ts';

interface Props {
  readonly owner: Owner;
  readonly device: MfaRow;
  readonly onClose: () => void;
}

/** Learns by two codes how far the clock of a device is off. */
export function ResyncMfaDialog({ owner, device, onClose }: Props): JSX.Element {
  const text = useText(credentialsText);
  const notify = useNotify();
  const resync = useWrite('ResyncMFADevice');
  const [codes, setCodes] = useState<CodePair>(['', '']);
  const input = {
    UserName: owner.mfaUserName,
    SerialNumber: device.serial,
    AuthenticationCode1: codes[0],
    AuthenticationCode2: codes[1],
  };
  return (
    <FormModal
      header={text.resync.title}
      submit={text.resync.submit}
      isReady={isCodePair(codes)}
      isBusy={resync.isPending}
      error={resync.error}
      onSubmit={() =>
        resync.mutate(input, {
          onSuccess: () => {
            notify({ type: 'success', content: text.resync.done(device.name) });
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <Box>{text.resync.intro}</Box>
      <CodePairFields value={codes} onChange={setCodes} />
      <Equivalents of={[{ operation: 'ResyncMFADevice', input }]} />
    </FormModal>
  );
}
