import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { keysText } from './text.ts';

/** Whether calls with a key are answered. */
export function KeyStatus({ isActive }: { readonly isActive: boolean }): JSX.Element {
  const text = useText(keysText);
  return (
    <StatusIndicator type={isActive ? 'success' : 'stopped'}>{isActive ? text.key.active : text.key.inactive}</StatusIndicator>
  );
}
