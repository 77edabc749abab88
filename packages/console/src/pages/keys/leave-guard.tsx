import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type JSX } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { keysText } from './text.ts';

interface Props {
  /** Whether there is something to lose. */
  readonly isOn: boolean;
  /** The person leaves all the same. */
  readonly onLeave: () => void;
}

/** Asks once before somebody leaves a secret behind that was neither saved nor copied: by a link, back, reload or close. */
export function LeaveGuard({ isOn, onLeave }: Props): JSX.Element | null {
  const text = useText(keysText);
  const common = useText(commonText);
  const blocker = useBlocker(isOn);
  useEffect(() => {
    if (!isOn) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      visible
      header={text.leave.title}
      closeAriaLabel={common.close}
      onDismiss={() => blocker.reset()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              onClick={() => {
                onLeave();
                blocker.proceed();
              }}
            >
              {text.leave.leave}
            </Button>
            <Button variant="primary" onClick={() => blocker.reset()}>
              {text.leave.stay}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {text.leave.text}
    </Modal>
  );
}
