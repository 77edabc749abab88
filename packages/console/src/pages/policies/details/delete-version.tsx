import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { useWrite } from '../../../api/use-api.ts';
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
  const { mutate, isPending, error } = useWrite('DeletePolicyVersion');
  const input = { PolicyArn: arn, VersionId: version };
  return (
    <ConfirmDelete
      header={text.deleteVersionTitle(version)}
      isBusy={isPending}
      error={error}
      onConfirm={() =>
        mutate(input, {
          onSuccess: () => {
            notify({ type: 'success', content: text.versionDeleted(version) });
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <Box>{text.deleteVersionHint}</Box>
      <Equivalents of={[{ operation: 'DeletePolicyVersion', input }]} />
    </ConfirmDelete>
  );
}
