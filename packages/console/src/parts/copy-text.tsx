import CopyToClipboard, { type CopyToClipboardProps } from '@cloudscape-design/components/copy-to-clipboard';
import type { JSX } from 'react';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

interface Props {
  readonly value: string;
  /** What it is, for people who hear the button: "Copy ARN". */
  readonly label: string;
  /** What is shown instead of the value: a secret is copied without being shown. */
  readonly shown?: string;
  readonly variant?: CopyToClipboardProps.Variant;
  /** The value is on the clipboard. */
  readonly onCopied?: () => void;
}

/** A text with a button that copies it. Where the page is not in a secure context the text can still be selected. */
export function CopyText({ value, label, shown, variant = 'inline', onCopied }: Props): JSX.Element {
  const text = useText(commonText);
  return (
    <CopyToClipboard
      variant={variant}
      copyButtonAriaLabel={label}
      {...(variant === 'button' ? { copyButtonText: text.copy } : {})}
      copySuccessText={text.copied}
      copyErrorText={text.copyFailed}
      textToCopy={value}
      {...(shown === undefined ? {} : { textToDisplay: shown })}
      {...(onCopied === undefined ? {} : { onCopySuccess: onCopied })}
    />
  );
}
