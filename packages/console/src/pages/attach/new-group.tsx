import { useState, type JSX } from 'react';
import { useNotify } from '../../app/notify.ts';
import { step, useSteps } from '../../api/use-steps.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { NameField } from './name-field.tsx';
import { nameProblem } from './name-rules.ts';
import { PolicyPicker } from './policy-picker.tsx';
import { attachText } from './text.ts';

interface Props {
  readonly onCreated: (groupName: string) => void;
  readonly onClose: () => void;
}

/** A dialog that creates a group with policies, for a page on which a group was missing. */
export function NewGroup({ onCreated, onClose }: Props): JSX.Element {
  const text = useText(attachText).groups;
  const notify = useNotify();
  const [name, setName] = useState('');
  const [arns, setArns] = useState<readonly string[]>([]);
  const { run, isBusy, error, done } = useSteps();
  const steps = [
    step('CreateGroup', { GroupName: name }),
    ...arns.map((PolicyArn) => step('AttachGroupPolicy', { GroupName: name, PolicyArn })),
  ];
  const isMade = done.length > 0;
  const create = async (): Promise<void> => {
    // Attaching twice does no harm; creating twice is refused.
    if (!(await run(isMade ? steps.slice(1) : steps))) return;
    notify({ type: 'success', content: text.wasCreated(name) });
    onCreated(name);
  };
  return (
    <FormModal
      header={text.createTitle}
      submit={text.create}
      size="max"
      isReady={nameProblem(name, 'group') === undefined}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void create()}
      onClose={isMade ? () => onCreated(name) : onClose}
    >
      <NameField kind="group" label={text.name} value={name} onChange={isMade ? () => undefined : setName} autoFocus />
      <PolicyPicker selected={arns} onChange={setArns} />
      {isMade && error && text.halfMade(name)}
      <Equivalents of={nameProblem(name, 'group') === undefined ? steps : []} />
    </FormModal>
  );
}
