import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { CopyText } from './copy-text.tsx';

/** A block of code with a button that copies it. @param shown what is shown instead, where the code holds a masked secret. */
export function Code({
  code,
  label,
  shown,
  onCopied,
}: {
  readonly code: string;
  readonly label: string;
  readonly shown?: string;
  readonly onCopied?: () => void;
}): JSX.Element {
  return (
    <SpaceBetween size="xs">
      {/* It can scroll sideways, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" dir="ltr" tabIndex={0} aria-label={label}>
        {shown ?? code}
      </pre>
      <CopyText variant="button" value={code} label={label} {...(onCopied === undefined ? {} : { onCopied })} />
    </SpaceBetween>
  );
}
