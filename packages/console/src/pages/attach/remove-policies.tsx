import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { useNotify } from '../../app/notify.ts';
import { useSteps } from '../../api/use-steps.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { keyOfHeld, removeStep, type HeldPolicy, type Owner } from './owner.ts';
import { attachText } from './text.ts';

interface Props {
  readonly owner: Owner;
  readonly policies: readonly HeldPolicy[];
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks before policies are taken from a user or a group, and says which of them are deleted with it. */
export function RemovePolicies({ owner, policies, onRemoved, onClose }: Props): JSX.Element {
  const text = useText(attachText).policies;
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const steps = policies.map((policy) => removeStep(owner, policy));
  const remove = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.removed(steps.length) });
    onRemoved();
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.removeTitle(policies.length)}
      submit={text.remove}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{text.removeHint(owner.name)}</Box>
      <ul>
        {policies.map((policy) => (
          <li key={keyOfHeld(policy)} className="breakable">
            {policy.arn === undefined ? text.removeInline(policy.name) : text.removeManaged(policy.name)}
          </li>
        ))}
      </ul>
      <Equivalents of={steps} />
    </ConfirmDelete>
  );
}
