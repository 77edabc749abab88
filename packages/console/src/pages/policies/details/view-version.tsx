import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';
import { Code } from '../../../parts/code.tsx';
import { Refusal } from '../../../parts/refusal.tsx';
import { useText } from '../../../text/catalogue.ts';
import { commonText } from '../../../text/common.ts';
import { readableDocument } from '../../attach/policy-document.ts';
import { policiesText } from '../text.ts';
import { useVersionText } from './use-version-text.ts';

interface Props {
  readonly arn: string;
  readonly version: string;
  readonly onClose: () => void;
}

/** The text of one version. */
export function ViewVersion({ arn, version, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const common = useText(commonText);
  const { policy, error } = useVersionText(arn, version);
  return (
    <Modal
      visible
      size="large"
      header={text.documentLabel(version)}
      closeAriaLabel={common.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button onClick={onClose}>{common.close}</Button>
        </Box>
      }
    >
      <Refusal error={error} />
      {policy === undefined && !error && <Spinner />}
      {policy !== undefined && <Code code={readableDocument(policy)} label={text.documentLabel(version)} />}
    </Modal>
  );
}
