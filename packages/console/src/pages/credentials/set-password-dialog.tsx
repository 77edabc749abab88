import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { PasswordFields, type PasswordChoice } from './password-fields.tsx';
import { SignInDetails } from './sign-in-details.tsx';
import { credentialsText } from './text.ts';
import { useNewPassword } from './use-new-password.ts';

interface Props {
  readonly userName: string;
  /** Whether there is a password already, to be replaced. */
  readonly hasPassword: boolean;
  readonly onClose: () => void;
}

/** Gives a user a password, the first or another, and shows it once. */
export function SetPasswordDialog({ userName, hasPassword, onClose }: Props): JSX.Element {
  const { password: text } = useText(credentialsText);
  const { close } = useText(commonText);
  const [isReset] = useState(hasPassword); // there is one when it is done, whatever there was
  const [choice, setChoice] = useState<PasswordChoice>({ custom: undefined, mustChange: true });
  const [made, setMade] = useState<string>();
  const create = useWrite('CreateLoginProfile');
  const update = useWrite('UpdateLoginProfile');
  const makePassword = useNewPassword();
  const write = isReset ? update : create;

  if (made !== undefined) {
    return (
      <Modal
        visible
        header={text.resultTitle}
        closeAriaLabel={close}
        onDismiss={onClose}
        footer={
          <Box float="right">
            <Button variant="primary" onClick={onClose}>
              {close}
            </Button>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Alert type="success">
            <span className="breakable">{isReset ? text.changed(userName) : text.enabled(userName)}</span>
          </Alert>
          <Box>{text.resultHint}</Box>
          <SignInDetails userName={userName} password={made} />
        </SpaceBetween>
      </Modal>
    );
  }
  const submit = (): void => {
    const password = makePassword(choice);
    write.mutate(
      { UserName: userName, Password: password, PasswordResetRequired: choice.mustChange },
      { onSuccess: () => setMade(password) },
    );
  };
  return (
    <FormModal
      header={isReset ? text.resetTitle : text.enableTitle}
      submit={isReset ? text.reset : text.enable}
      isReady={choice.custom !== ''}
      isBusy={write.isPending}
      error={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {isReset && <Box>{text.resetIntro}</Box>}
      <PasswordFields value={choice} onChange={setChoice} />
      <Equivalents
        of={[
          {
            operation: isReset ? 'UpdateLoginProfile' : 'CreateLoginProfile',
            input: { UserName: userName, Password: choice.custom ?? '…', PasswordResetRequired: choice.mustChange },
          },
        ]}
      />
    </FormModal>
  );
}
