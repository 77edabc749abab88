import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Tiles from '@cloudscape-design/components/tiles';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import type { Output } from '../../api/wire.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { PasswordRulesFields } from './password-rules-fields.tsx';
import { faultsOf, policyInput, rulesOf } from './password-rules.ts';
import { settingsText } from './text.ts';

interface Props {
  /** Undefined: the default applies. */
  readonly policy: Output<'GetAccountPasswordPolicy'>['PasswordPolicy'];
  readonly onClose: () => void;
}

/** Edits what the account asks of passwords: the default, or rules of its own. */
export function EditPasswordPolicy({ policy, onClose }: Props): JSX.Element {
  const text = useText(settingsText);
  const common = useText(commonText);
  const notify = useNotify();
  const update = useWrite('UpdateAccountPasswordPolicy');
  const remove = useWrite('DeleteAccountPasswordPolicy');
  const [kind, setKind] = useState(policy ? 'custom' : 'default');
  const [rules, setRules] = useState(() => rulesOf(policy));
  const isCustom = kind === 'custom';
  const input = policyInput(rules);
  const done = (content: string): { onSuccess: () => void } => ({
    onSuccess: () => {
      notify({ type: 'success', content });
      onClose();
    },
  });
  return (
    <FormModal
      header={text.policy.editTitle}
      submit={common.save}
      isReady={isCustom ? faultsOf(rules).size === 0 : policy !== undefined}
      isBusy={update.isPending || remove.isPending}
      error={update.error ?? remove.error}
      onClose={onClose}
      onSubmit={() => (isCustom ? update.mutate(input, done(text.policy.saved)) : remove.mutate({}, done(text.policy.deleted)))}
    >
      <FormField label={text.policy.kind} stretch>
        <Tiles
          value={kind}
          onChange={({ detail }) => setKind(detail.value)}
          items={[
            { value: 'default', label: text.policy.default, description: text.policy.defaultHint },
            { value: 'custom', label: text.policy.custom, description: text.policy.customHint },
          ]}
        />
      </FormField>
      {isCustom && <PasswordRulesFields rules={rules} onChange={setRules} />}
      {!isCustom && policy && <Alert type="warning">{text.policy.toDefault}</Alert>}
      <Equivalents
        of={
          isCustom
            ? [{ operation: 'UpdateAccountPasswordPolicy', input }]
            : policy
              ? [{ operation: 'DeleteAccountPasswordPolicy', input: {} }]
              : []
        }
      />
    </FormModal>
  );
}
