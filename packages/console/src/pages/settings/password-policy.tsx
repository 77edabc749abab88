import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState, type JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useRead } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { DeletePasswordPolicy } from './delete-password-policy.tsx';
import { EditPasswordPolicy } from './edit-password-policy.tsx';
import { settingsText, type SettingsText } from './text.ts';
import type { Output } from '../../api/wire.ts';

type Policy = NonNullable<Output<'GetAccountPasswordPolicy'>['PasswordPolicy']>;

/** What the account asks of passwords: the default, or rules of its own. */
export function PasswordPolicy(): JSX.Element {
  const text = useText(settingsText);
  const common = useText(commonText);
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const { data, error } = useRead('GetAccountPasswordPolicy', {});
  const isDefault = hasCode(error, 'NoSuchEntity');
  const policy = isDefault ? undefined : data?.PasswordPolicy;
  const isKnown = isDefault || policy !== undefined;
  const close = (): void => setOpen(undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text.policy.description}
          actions={
            isKnown && (
              <SpaceBetween direction="horizontal" size="xs">
                {policy && (
                  <ActionButton action="iam:DeleteAccountPasswordPolicy" onClick={() => setOpen('delete')}>
                    {text.policy.deleteCustom}
                  </ActionButton>
                )}
                <ActionButton
                  action="iam:UpdateAccountPasswordPolicy"
                  ariaLabel={text.policy.editTitle}
                  onClick={() => setOpen('edit')}
                >
                  {common.edit}
                </ActionButton>
              </SpaceBetween>
            )
          }
        >
          {text.policy.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {!isKnown && !error && <Spinner />}
        {!isDefault && <Refusal error={error} />}
        {isKnown && (
          <SpaceBetween size="m">
            <Box>{policy ? text.policy.isCustom : text.policy.isDefault}</Box>
            <KeyValuePairs
              columns={2}
              minColumnWidth={280}
              items={[
                { label: text.policy.strength, value: <Lines of={policy ? strength(policy, text) : standard(text)} /> },
                { label: text.policy.requirements, value: <Lines of={requirements(policy, text)} /> },
              ]}
            />
            <Box color="text-body-secondary">{text.policy.note}</Box>
          </SpaceBetween>
        )}
      </SpaceBetween>
      {open === 'edit' && <EditPasswordPolicy policy={policy} onClose={close} />}
      {open === 'delete' && <DeletePasswordPolicy onClose={close} />}
    </Container>
  );
}

const standard = ({ policy }: SettingsText): readonly string[] => [policy.minimum('8'), policy.mixed, policy.notName];

const strength = (rules: Policy, { policy }: SettingsText): readonly string[] => [
  policy.minimum(String(rules.MinimumPasswordLength ?? 6)),
  ...(rules.RequireUppercaseCharacters === true ? [policy.uppercase] : []),
  ...(rules.RequireLowercaseCharacters === true ? [policy.lowercase] : []),
  ...(rules.RequireNumbers === true ? [policy.numbers] : []),
  ...(rules.RequireSymbols === true ? [policy.symbols] : []),
];

const requirements = (rules: Policy | undefined, { policy }: SettingsText): readonly string[] => [
  rules?.MaxPasswordAge === undefined ? policy.neverExpires : policy.expires(String(rules.MaxPasswordAge)),
  ...(rules?.HardExpiry === true ? [policy.expiresReset] : []),
  rules?.AllowUsersToChangePassword === true ? policy.selfChange : policy.noSelfChange,
  rules?.PasswordReusePrevention === undefined ? policy.noReuse : policy.reuse(String(rules.PasswordReusePrevention)),
];

function Lines({ of }: { readonly of: readonly string[] }): JSX.Element {
  return (
    <ul>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
