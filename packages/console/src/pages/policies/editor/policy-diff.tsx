import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { editorText } from './text.ts';

const DiffView = lazy(() => import('./diff-view.tsx'));

interface Props {
  readonly before: string;
  readonly after: string;
  readonly beforeName: string;
  readonly afterName: string;
}

/** Two texts of a policy: what is gone on one side, what has come on the other. */
export function PolicyDiff(props: Props): JSX.Element {
  const text = useText(editorText);
  if (props.before === props.after) return <Box color="text-body-secondary">{text.noDifference}</Box>;
  return (
    <SpaceBetween size="xs">
      <Suspense fallback={<Spinner />}>
        <DiffView key={`${props.before}\0${props.after}`} {...props} />
      </Suspense>
    </SpaceBetween>
  );
}
