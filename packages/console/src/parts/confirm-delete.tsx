import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type JSX, type ReactNode } from 'react';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { FormModal } from './form-modal.tsx';

interface Props {
  readonly header: string;
  readonly children: ReactNode;
  /** What must be typed first, such as the name of what is deleted; nothing when left out. */
  readonly phrase?: string;
  readonly submit?: string;
  readonly isReady?: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is gone for good, as AWS does: the name has to be typed. */
export function ConfirmDelete(props: Props): JSX.Element {
  const { header, children, phrase, submit, isReady = true, isBusy, error, onConfirm, onClose } = props;
  const text = useText(commonText);
  const [typed, setTyped] = useState('');
  return (
    <FormModal
      header={header}
      submit={submit ?? text.delete}
      isReady={isReady && (phrase === undefined || typed === phrase)}
      isBusy={isBusy}
      error={error}
      onSubmit={onConfirm}
      onClose={onClose}
    >
      {children}
      {phrase !== undefined && (
        <FormField label={text.typeToConfirm(phrase)}>
          <Input
            value={typed}
            placeholder={phrase}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      )}
    </FormModal>
  );
}
