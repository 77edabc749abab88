import Box from '@cloudscape-design/components/box';
import { useState, type JSX } from 'react';
import { useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { detachStep, type Entity } from './entities.ts';
import { EntityChoice } from './entity-choice.tsx';
import { policiesText } from './text.ts';
import { useEntities } from './use-entities.ts';

interface Props {
  readonly arn: string;
  readonly name: string;
  /** What is chosen from the start. */
  readonly from?: readonly Entity[];
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

/** Asks before a policy is detached from users and groups. */
export function DetachPolicy({ arn, name, from = [], onDone, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const { data, error: refusal } = useEntities(arn, 'PermissionsPolicy');
  const [chosen, setChosen] = useState(from);
  const { run, isBusy, error } = useSteps();
  const steps = chosen.map((entity) => detachStep(entity, arn));
  const detach = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.detached(name) });
    onDone?.();
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.detachTitle(name)}
      submit={text.detachSubmit}
      isReady={chosen.length > 0}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void detach()}
      onClose={onClose}
    >
      <Box>{data?.length === 0 ? text.notAttached : text.detachHint}</Box>
      {data?.length !== 0 && (
        <EntityChoice label={`${text.groups} / ${text.users}`} entities={data} chosen={chosen} onChange={setChosen} />
      )}
      <Refusal error={refusal} />
      <Equivalents of={steps} />
    </ConfirmDelete>
  );
}
