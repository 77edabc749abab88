import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { step, useSteps } from '../../../api/use-steps.ts';
import { useNotify } from '../../../app/notify.ts';
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx';
import { Equivalents } from '../../../parts/equivalents.tsx';
import { useText } from '../../../text/catalogue.ts';
import { policiesText } from '../text.ts';

interface Props {
  readonly arn: string;
  readonly version: string;
  readonly onClose: () => void;
}

/** Asks before a version is deleted. */
export function DeleteVersion({ arn, version, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const steps = [step('DeletePolicyVersion', { PolicyArn: arn, VersionId: version })];
  const remove = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.versionDeleted(version) });
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.deleteVersionTitle(version)}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{text.deleteVersionHint}</Box>
      <Equivalents of={steps} />
    </ConfirmDelete>
  );
}
