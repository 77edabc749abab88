import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { call } from '../../api/call.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import type { KeyFacts } from './key-facts.ts';
import { keysText } from './text.ts';

interface Props {
  readonly of: readonly KeyFacts[];
  readonly onClose: () => void;
}

const inputOf = ({ userName, accessKeyId }: KeyFacts) =>
  ({ UserName: userName, AccessKeyId: accessKeyId, Status: 'Inactive' }) as const;

/** Switches several keys off, one after the other; what was refused stands beside its key. */
export function DeactivateKeys({ of: chosen, onClose }: Props): JSX.Element {
  const text = useText(keysText);
  const notify = useNotify();
  const client = useQueryClient();
  const [of] = useState(chosen); // what was confirmed stays what is done
  const [isBusy, setBusy] = useState(false);
  const [left, setLeft] = useState<readonly { readonly key: KeyFacts; readonly error: Error }[]>();
  const work = left?.map(({ key }) => key) ?? of;

  const run = async (): Promise<void> => {
    setBusy(true);
    const refused: { key: KeyFacts; error: Error }[] = [];
    for (const key of work) {
      try {
        await call('UpdateAccessKey', inputOf(key));
      } catch (error) {
        refused.push({ key, error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
    await client.invalidateQueries();
    setBusy(false);
    const done = work.length - refused.length;
    if (done > 0) notify({ type: 'success', content: text.all.deactivated(done) });
    if (refused.length === 0) onClose();
    else setLeft(refused);
  };

  return (
    <FormModal
      header={text.all.deactivateTitle(work.length)}
      submit={text.all.deactivate}
      isBusy={isBusy}
      error={null}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Box>{text.all.deactivateText}</Box>
      <ul>
        {work.map(({ accessKeyId, userName }) => (
          <li key={accessKeyId}>
            <span className="breakable">
              {accessKeyId} · {userName ?? text.key.root}
            </span>
          </li>
        ))}
      </ul>
      <SpaceBetween size="xs">
        {left?.map(({ key, error }) => (
          <Refusal key={key.accessKeyId} error={error} header={text.all.failed(key.accessKeyId)} />
        ))}
      </SpaceBetween>
      <Equivalents of={work.map((key) => ({ operation: 'UpdateAccessKey' as const, input: inputOf(key) }))} />
    </FormModal>
  );
}
