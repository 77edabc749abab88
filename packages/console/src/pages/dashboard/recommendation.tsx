import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX, ReactNode } from 'react';
import { useText } from '../../text/catalogue.ts';
import { missingAction } from './missing-action.ts';
import { dashboardText } from './text.ts';

interface Props {
  /** Undefined while nobody knows. */
  readonly isGood: boolean | undefined;
  readonly error: Error | null;
  /** What it is about, where the answer cannot be read. */
  readonly topic: string;
  readonly good: string;
  readonly bad: string;
  /** Why, and what to do about it. */
  readonly children: ReactNode;
}

/** One thing that makes an account safer: done, to be done, or not to be seen by this person. */
export function Recommendation({ isGood, error, topic, good, bad, children }: Props): JSX.Element {
  const { recommendations: text } = useText(dashboardText);
  if (isGood === undefined) {
    if (!error) return <StatusIndicator type="loading">{text.checking}</StatusIndicator>;
    const action = missingAction(error);
    return (
      <SpaceBetween size="xxs">
        <StatusIndicator type="info">{topic}</StatusIndicator>
        <Box color="text-body-secondary">{action === undefined ? error.message : text.unreadable(action)}</Box>
      </SpaceBetween>
    );
  }
  if (isGood) return <StatusIndicator type="success">{good}</StatusIndicator>;
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type="warning">{bad}</StatusIndicator>
      <Box color="text-body-secondary">{children}</Box>
    </SpaceBetween>
  );
}
