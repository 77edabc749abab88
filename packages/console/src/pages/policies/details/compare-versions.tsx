import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';
import { Refusal } from '../../../parts/refusal.tsx';
import { useText } from '../../../text/catalogue.ts';
import { commonText } from '../../../text/common.ts';
import { PolicyDiff } from '../editor/policy-diff.tsx';
import { policiesText } from '../text.ts';
import { useVersionText } from './use-version-text.ts';

interface Props {
  readonly arn: string;
  readonly older: string;
  readonly newer: string;
  readonly onClose: () => void;
}

/** Two versions beside each other. */
export function CompareVersions({ arn, older, newer, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const common = useText(commonText);
  const before = useVersionText(arn, older);
  const after = useVersionText(arn, newer);
  const error = before.error ?? after.error;
  const isRead = before.policy !== undefined && after.policy !== undefined;
  return (
    <Modal
      visible
      size="max"
      header={text.compareTitle(older, newer)}
      closeAriaLabel={common.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button onClick={onClose}>{common.close}</Button>
        </Box>
      }
    >
      <Refusal error={error} />
      {!isRead && !error && <Spinner />}
      {before.policy !== undefined && after.policy !== undefined && (
        <PolicyDiff before={before.policy} after={after.policy} beforeName={older} afterName={newer} />
      )}
    </Modal>
  );
}
