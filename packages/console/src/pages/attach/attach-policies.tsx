import { useState, type JSX } from 'react';
import { useNotify } from '../../app/notify.ts';
import { useSteps } from '../../api/use-steps.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { attachStep, type Owner } from './owner.ts';
import { PolicyPicker } from './policy-picker.tsx';
import { attachText } from './text.ts';

interface Props {
  readonly owner: Owner;
  /** ARNs of the policies that the owner has already. */
  readonly attached: readonly string[];
  readonly onClose: () => void;
}

/** A dialog that attaches managed policies to a user or a group. */
export function AttachPolicies({ owner, attached, onClose }: Props): JSX.Element {
  const text = useText(attachText).policies;
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const [arns, setArns] = useState<readonly string[]>([]);
  const steps = arns.map((arn) => attachStep(owner, arn));
  const attach = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.attached(steps.length) });
    onClose();
  };
  return (
    <FormModal
      header={text.attachTo(owner.name)}
      submit={text.attach}
      size="max"
      isReady={steps.length > 0}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void attach()}
      onClose={onClose}
    >
      <PolicyPicker selected={arns} onChange={setArns} without={attached} />
      <Equivalents of={steps} />
    </FormModal>
  );
}
