import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState, type JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { useLastUse } from './key-last-used.tsx';
import { keysText } from './text.ts';

const EVERY_MS = 2_000;
const PATIENCE_MS = 600_000;

/** Tells when the first call with a new key has arrived; it asks while the page is looked at, for ten minutes. */
export function FirstCall({ accessKeyId }: { readonly accessKeyId: string }): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const [isOver, setOver] = useState(false);
  const use = useLastUse(accessKeyId, isOver ? false : EVERY_MS);
  const isSettled = use.at !== undefined || use.refusal !== null;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setTimeout(() => setOver(true), isSettled ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isOver, isSettled]);

  const again = (
    <Button variant="inline-link" onClick={() => setOver(false)}>
      {text.firstCall.again}
    </Button>
  );
  const state = (): JSX.Element => {
    if (use.at !== undefined)
      return <StatusIndicator type="success">{text.firstCall.seen(use.service ?? '', use.region ?? '')}</StatusIndicator>;
    if (hasCode(use.refusal, 'AccessDenied'))
      return (
        <>
          <StatusIndicator type="info">{text.firstCall.unknown}</StatusIndicator>
          <Box color="text-body-secondary">{common.needsPermission('iam:GetAccessKeyLastUsed', '*')}</Box>
        </>
      );
    if (use.refusal)
      return (
        <SpaceBetween direction="horizontal" size="xs">
          <StatusIndicator type="warning">{use.refusal.message}</StatusIndicator>
          {again}
        </SpaceBetween>
      );
    if (isOver)
      return (
        <SpaceBetween direction="horizontal" size="xs">
          <StatusIndicator type="stopped">{text.firstCall.none}</StatusIndicator>
          {again}
        </SpaceBetween>
      );
    return <StatusIndicator type="in-progress">{text.firstCall.waiting}</StatusIndicator>;
  };
  return <LiveRegion>{state()}</LiveRegion>;
}
