import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';

/** Stands where nothing can be drawn yet. */
export function Waiting(): JSX.Element {
  return (
    <div className="waiting">
      <Spinner size="large" />
    </div>
  );
}
