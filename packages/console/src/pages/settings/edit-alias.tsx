import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { useSession } from '../../app/session-context.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { signInUrl } from '../../parts/sign-in-url.ts';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { isAlias } from './alias-rules.ts';
import { settingsText } from './text.ts';

interface Props {
  /** Undefined: there is none yet. */
  readonly alias: string | undefined;
  readonly onClose: () => void;
}

/** Gives the account an alias; a second one takes the place of the first. */
export function EditAlias({ alias, onClose }: Props): JSX.Element {
  const text = useText(settingsText);
  const common = useText(commonText);
  const { accountId } = useSession();
  const notify = useNotify();
  const create = useWrite('CreateAccountAlias');
  const [value, setValue] = useState(alias ?? '');
  const isGood = isAlias(value);
  const input = { AccountAlias: value };
  return (
    <FormModal
      header={alias === undefined ? text.alias.createTitle(accountId) : text.alias.editTitle(accountId)}
      submit={alias === undefined ? text.alias.create : common.save}
      isReady={isGood && value !== alias}
      isBusy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={() =>
        create.mutate(input, {
          onSuccess: () => {
            notify({ type: 'success', content: text.alias.saved(value) });
            onClose();
          },
        })
      }
    >
      <FormField
        label={text.alias.preferred}
        constraintText={text.alias.constraint}
        errorText={value === '' || isGood ? '' : text.alias.constraint}
      >
        <Input value={value} autoComplete={false} spellcheck={false} onChange={({ detail }) => setValue(detail.value)} />
      </FormField>
      {isGood && (
        <Box>
          <Box variant="awsui-key-label">{text.alias.newUrl}</Box>
          <span className="breakable">{signInUrl(window.location.origin, { accountId, accountAlias: value })}</span>
        </Box>
      )}
      <Box color="text-body-secondary">{text.alias.urlHint}</Box>
      <Equivalents of={[{ operation: 'CreateAccountAlias', input }]} />
    </FormModal>
  );
}
