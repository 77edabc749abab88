import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import type { JSX } from 'react';
import { useMay } from '../api/use-may.ts';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

interface Props extends ButtonProps {
  /** The permission that a click needs, such as `iam:CreateUser`. */
  readonly action: string;
  /** The ARN it is needed on; `*` when left out. */
  readonly resource?: string | undefined;
}

/** A button that knows its permission: where it is missing, the button is disabled and names it. */
export function ActionButton({ action, resource, ...button }: Props): JSX.Element {
  const text = useText(commonText);
  const may = useMay(action, resource);
  if (may.state !== 'denied') return <Button {...button} />;
  return <Button {...button} disabled disabledReason={text.needsPermission(may.action, may.resource)} />;
}
