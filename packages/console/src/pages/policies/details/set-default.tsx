import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { step, useSteps } from '../../../api/use-steps.ts';
import { useNotify } from '../../../app/notify.ts';
import { Equivalents } from '../../../parts/equivalents.tsx';
import { FormModal } from '../../../parts/form-modal.tsx';
import { useText } from '../../../text/catalogue.ts';
import { PolicyDiff } from '../editor/policy-diff.tsx';
import { policiesText } from '../text.ts';
import { useVersionText } from './use-version-text.ts';

interface Props {
  readonly arn: string;
  readonly version: string;
  /** The default version as it is. */
  readonly current: string | undefined;
  readonly attachments: number;
  readonly onClose: () => void;
}

/** Asks before another version comes into force, and shows what changes with it. */
export function SetDefault({ arn, version, current, attachments, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const before = useVersionText(arn, current);
  const after = useVersionText(arn, version);
  const { run, isBusy, error } = useSteps();
  const steps = [step('SetDefaultPolicyVersion', { PolicyArn: arn, VersionId: version })];
  const set = async (): Promise<void> => {
    if (!(await run(steps))) return;
    notify({ type: 'success', content: text.defaultSet(version) });
    onClose();
  };
  return (
    <FormModal
      header={text.setDefaultTitle(version)}
      submit={text.setDefault}
      size="max"
      isBusy={isBusy}
      error={error ?? before.error ?? after.error}
      onSubmit={() => void set()}
      onClose={onClose}
    >
      <Box>{text.setDefaultHint(attachments)}</Box>
      {before.policy !== undefined && after.policy !== undefined && (
        <PolicyDiff before={before.policy} after={after.policy} beforeName={current ?? ''} afterName={version} />
      )}
      <Equivalents of={steps} />
    </FormModal>
  );
}
