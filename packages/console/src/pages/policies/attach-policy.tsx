import Box from '@cloudscape-design/components/box';
import { useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { attachStep, type Entity } from './entities.ts';
import { EntityChoice } from './entity-choice.tsx';
import { policiesText } from './text.ts';
import { useEntities } from './use-entities.ts';

interface Props {
  readonly arn: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Attaches a policy to users and groups that do not have it yet. */
export function AttachPolicy({ arn, name, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const users = useReadAll('ListUsers', {}, 'Users');
  const groups = useReadAll('ListGroups', {}, 'Groups');
  const attached = useEntities(arn, 'PermissionsPolicy');
  const [chosen, setChosen] = useState<readonly Entity[]>([]);
  const { run, isBusy, error } = useSteps();
  const steps = chosen.map((entity) => attachStep(entity, arn));
  const isRead = attached.data !== undefined && !users.isPending && !groups.isPending;
  const all: readonly Entity[] = [
    ...(groups.data ?? []).map(({ GroupName = '' }) => ({ kind: 'group' as const, name: GroupName })),
    ...(users.data ?? []).map(({ UserName = '' }) => ({ kind: 'user' as const, name: UserName })),
  ].filter((entity) => !attached.data?.some((one) => one.kind === entity.kind && one.name === entity.name));
  const attach = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.attached(name) });
    onClose();
  };
  return (
    <FormModal
      header={text.attachTitle(name)}
      submit={text.attachSubmit}
      isReady={chosen.length > 0}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void attach()}
      onClose={onClose}
    >
      <Box>{text.attachHint}</Box>
      <EntityChoice
        label={`${text.groups} / ${text.users}`}
        entities={isRead ? all : undefined}
        chosen={chosen}
        onChange={setChosen}
      />
      <Refusal error={attached.error ?? users.error ?? groups.error} />
      <Equivalents of={steps} />
    </FormModal>
  );
}
