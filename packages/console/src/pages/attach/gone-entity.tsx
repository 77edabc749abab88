import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { RouteLink } from '../../parts/route-link.tsx';

interface Props {
  readonly header: string;
  readonly hint: string;
  /** The text of the link that leads away, and where to. */
  readonly back: string;
  readonly to: string;
}

/** Stands in place of what somebody else has deleted or renamed while the page was open, or of what never was. */
export function GoneEntity({ header, hint, back, to }: Props): JSX.Element {
  return (
    <Alert type="error" header={header}>
      <SpaceBetween size="xs">
        <span className="breakable">{hint}</span>
        <RouteLink to={to}>{back}</RouteLink>
      </SpaceBetween>
    </Alert>
  );
}
