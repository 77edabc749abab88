import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX, ReactNode } from 'react';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { Refusal } from './refusal.tsx';

interface Props {
  readonly header: string;
  readonly children: ReactNode;
  readonly submit: string;
  readonly isReady?: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly size?: ModalProps.Size;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A dialog with one form: Enter sends it, what the server refuses is shown in it, and nothing typed is lost. */
export function FormModal(props: Props): JSX.Element {
  const { header, children, submit, isReady = true, isBusy, error, size = 'medium', onSubmit, onClose } = props;
  const text = useText(commonText);
  return (
    <Modal visible header={header} size={size} closeAriaLabel={text.close} onDismiss={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // Enter in the search field of a table searches; it does not send the form around it.
          const isSearch = document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'search';
          if (isReady && !isBusy && !isSearch) onSubmit();
        }}
      >
        <Form
          actions={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button formAction="none" variant="link" onClick={onClose}>
                  {text.cancel}
                </Button>
                <Button variant="primary" disabled={!isReady} loading={isBusy}>
                  {submit}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="m">
            {children}
            <Refusal error={error} />
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}
