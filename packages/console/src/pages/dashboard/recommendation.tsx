import Box from '@cloudscape-design/components/box';
import Icon from '@cloudscape-design/components/icon';
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
        <Verdict as="info">{topic}</Verdict>
        <Box color="text-body-secondary">{action === undefined ? error.message : text.unreadable(action)}</Box>
      </SpaceBetween>
    );
  }
  if (isGood) return <Verdict as="success">{good}</Verdict>;
  return (
    <SpaceBetween size="xxs">
      <Verdict as="warning">{bad}</Verdict>
      <Box color="text-body-secondary">{children}</Box>
    </SpaceBetween>
  );
}

const ICONS = { info: 'status-info', success: 'status-positive', warning: 'status-warning' } as const;

/** As a status indicator, but for sentences: that one breaks its words anywhere. */
function Verdict({ as, children }: { readonly as: keyof typeof ICONS; readonly children: string }): JSX.Element {
  return (
    <Box color={`text-status-${as}`}>
      <Icon name={ICONS[as]} /> {children}
    </Box>
  );
}
