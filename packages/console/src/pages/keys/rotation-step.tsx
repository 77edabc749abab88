import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { DeactivateKey } from './deactivate-key.tsx';
import { DeleteKey } from './delete-key.tsx';
import type { KeyFacts } from './key-facts.ts';
import { KeyLastUsed, useLastUse } from './key-last-used.tsx';
import type { KeyOwner } from './key-owner.ts';
import { KeyStatus } from './key-status.tsx';
import type { Rotation } from './rotation.ts';
import { keysText } from './text.ts';

interface Props {
  readonly rotation: Rotation;
  readonly owner: KeyOwner;
  /** Of the key that is replaced. */
  readonly description: string;
  readonly isBusy: boolean;
  readonly onMake: () => void;
  /** The new key was deleted again. */
  readonly onUndone: () => void;
}

const WATCH_MS = 5_000;

/** What is to be done now, and the way back. */
export function RotationStep({ rotation, owner, description, isBusy, onMake, onUndone }: Props): JSX.Element {
  const text = useText(keysText);
  const [open, setOpen] = useState<'deactivate' | 'delete' | 'undo'>();
  const update = useWrite('UpdateAccessKey');
  const { step, old, other } = rotation;
  const close = (): void => setOpen(undefined);
  const activate = (key: KeyFacts): void =>
    update.mutate({ UserName: key.userName, AccessKeyId: key.accessKeyId, Status: 'Active' });
  const activator = (key: KeyFacts, label: string): JSX.Element => (
    <ActionButton action="iam:UpdateAccessKey" resource={owner.arn} loading={update.isPending} onClick={() => activate(key)}>
      {label}
    </ActionButton>
  );
  const deleter = (id: 'delete' | 'undo', label: string, variant: 'primary' | 'normal'): JSX.Element => (
    <ActionButton action="iam:DeleteAccessKey" resource={owner.arn} variant={variant} onClick={() => setOpen(id)}>
      {label}
    </ActionButton>
  );
  return (
    <SpaceBetween size="s">
      <Box>{text.rotate.step[step].text}</Box>
      {old && other && (
        <SpaceBetween size="xxs">
          <Watched label={text.rotate.old} of={old} />
          <Watched label={text.rotate.new} of={other} />
        </SpaceBetween>
      )}
      {step === 'create' && (
        <ActionButton action="iam:CreateAccessKey" resource={owner.arn} variant="primary" loading={isBusy} onClick={onMake}>
          {text.section.create}
        </ActionButton>
      )}
      {step === 'move' && other && (
        <SpaceBetween size="s">
          {!other.isActive && <Alert type="warning">{text.rotate.otherInactive}</Alert>}
          <SpaceBetween direction="horizontal" size="xs">
            {other.isActive ? (
              <ActionButton
                action="iam:UpdateAccessKey"
                resource={owner.arn}
                variant="primary"
                onClick={() => setOpen('deactivate')}
              >
                {text.rotate.deactivateOld}
              </ActionButton>
            ) : (
              activator(other, text.rotate.activateNew)
            )}
            {deleter('undo', text.rotate.undo, 'normal')}
          </SpaceBetween>
        </SpaceBetween>
      )}
      {step === 'deactivated' && old && (
        <SpaceBetween direction="horizontal" size="xs">
          {deleter('delete', text.rotate.deleteOld, 'primary')}
          {activator(old, text.rotate.activateOld)}
        </SpaceBetween>
      )}
      <Refusal error={update.error} />
      {step === 'create' && <Equivalents of={[{ operation: 'CreateAccessKey', input: { UserName: owner.userName } }]} />}
      {open === 'deactivate' && old && <DeactivateKey of={old} onClose={close} />}
      {open === 'delete' && old && <DeleteKey of={old} ownerArn={owner.arn} description={description} onClose={close} />}
      {open === 'undo' && other && (
        <DeleteKey of={other} ownerArn={owner.arn} description={description} onDeleted={onUndone} onClose={close} />
      )}
    </SpaceBetween>
  );
}

/** A key with its state, and its last use as it happens. */
function Watched({ label, of }: { readonly label: string; readonly of: KeyFacts }): JSX.Element {
  const text = useText(keysText);
  const use = useLastUse(of.accessKeyId, WATCH_MS);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Box variant="awsui-key-label">{label}</Box>
      <Box variant="code">{of.accessKeyId}</Box>
      <KeyStatus isActive={of.isActive} />
      <Box>
        {text.key.lastUsed}: <KeyLastUsed use={use} />
      </Box>
    </SpaceBetween>
  );
}
