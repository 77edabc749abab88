import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type JSX } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

interface Props {
  /** Whether there is something to lose; asked at the moment of leaving. */
  readonly isOn: () => boolean;
  readonly title: string;
  /** What is lost. */
  readonly hint: string;
  readonly stay: string;
  readonly leave: string;
  /** The person leaves all the same. */
  readonly onLeave?: () => void;
}

/** Asks once before somebody leaves behind what can't be had again: by a link, back, reload or close. */
export function LeaveGuard({ isOn, title, hint, stay, leave, onLeave }: Props): JSX.Element | null {
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
      header={title}
      closeAriaLabel={common.close}
      onDismiss={() => blocker.reset()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              onClick={() => {
                onLeave?.();
                blocker.proceed();
              }}
            >
              {leave}
            </Button>
            <Button variant="primary" onClick={() => blocker.reset()}>
              {stay}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {hint}
    </Modal>
  );
}
