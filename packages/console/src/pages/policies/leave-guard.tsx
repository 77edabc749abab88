import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type JSX } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { policiesText } from './text.ts';

/** Asks before somebody leaves a policy that is not saved. @param isOn is asked at the moment of leaving */
export function LeaveGuard({ isOn }: { readonly isOn: () => boolean }): JSX.Element | null {
  const text = useText(policiesText);
  const common = useText(commonText);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isOn() && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (isOn()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      visible
      header={text.leaveTitle}
      closeAriaLabel={common.close}
      onDismiss={() => blocker.reset()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => blocker.proceed()}>
              {text.leave}
            </Button>
            <Button variant="primary" onClick={() => blocker.reset()}>
              {text.stay}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {text.leaveHint}
    </Modal>
  );
}
