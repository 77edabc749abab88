import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense, type JSX } from 'react';
import { Code } from '../../parts/code.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import type { AuditEvent } from './event.ts';
import { auditText } from './text.ts';
import { whoOf } from './who.ts';

const Explanation = lazy(() => import('../../parts/explanation.tsx'));

interface Props {
  readonly event: AuditEvent & { readonly text: string };
  readonly onClose: () => void;
}

/** One event: in short, why it was refused if it was, and its whole record. */
export function EventDialog({ event, onClose }: Props): JSX.Element {
  const text = useText(auditText);
  const common = useText(commonText);
  const { errorCode, errorMessage, requestID, userIdentity } = event;
  const hasMfa = userIdentity.sessionContext?.attributes?.mfaAuthenticated;
  return (
    <Modal
      visible
      size="large"
      header={`${text.details}: ${event.eventName}`}
      closeAriaLabel={common.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {common.close}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: text.columns.time, value: <Time at={Date.parse(event.eventTime) / 1000} /> },
            {
              label: text.columns.who,
              value: (
                <span className="breakable">
                  {whoOf(event, text)}
                  {event.sessionCredentialFromConsole === 'true' && ` (${text.console})`}
                </span>
              ),
            },
            { label: text.columns.service, value: event.eventSource },
            { label: text.columns.source, value: event.sourceIPAddress },
            { label: text.columns.key, value: userIdentity.accessKeyId ?? '–' },
            ...(hasMfa === undefined ? [] : [{ label: text.mfa, value: hasMfa === 'true' ? common.yes : common.no }]),
          ]}
        />
        {errorCode !== undefined && (
          <StatusIndicator type="error">
            <span className="breakable">
              {errorCode}: {errorMessage}
            </span>
          </StatusIndicator>
        )}
        {errorCode !== undefined && requestID !== undefined && (
          <Suspense fallback={null}>
            <Explanation requestId={requestID} isOpen />
          </Suspense>
        )}
        <div>
          <Box variant="awsui-key-label">{text.record}</Box>
          <Code code={JSON.stringify(JSON.parse(event.text), undefined, 2)} label={text.copyRecord} />
        </div>
      </SpaceBetween>
    </Modal>
  );
}
