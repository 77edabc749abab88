import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, type JSX } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

const Explanation = lazy(() => import('./explanation.tsx'));

interface Props {
  /** Nothing is drawn without one. */
  readonly error: Error | null | undefined;
  /** What was being done, for the heading. */
  readonly header?: string;
  readonly onRetry?: () => void;
}

/** Shows why something was refused: AWS's sentence and, for an AccessDenied, which statement decided and what would change it. */
export function Refusal({ error, header }: Props): JSX.Element | null {
  const text = useText(commonText);
  if (!error) return null;
  const refused = error instanceof ApiError ? error : undefined;
  return (
    <Alert type="error" header={header ?? text.refused}>
      <SpaceBetween size="xs">
        <span className="breakable">{error.message}</span>
        {refused?.requestId !== undefined && (
          <Box variant="small" color="text-body-secondary">
            {refused.code} · {text.requestId(refused.requestId)}
          </Box>
        )}
        {refused?.code === 'AccessDenied' && refused.requestId !== undefined && (
          <Suspense fallback={null}>
            <Explanation requestId={refused.requestId} />
          </Suspense>
        )}
      </SpaceBetween>
    </Alert>
  );
}
