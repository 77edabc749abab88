import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useSession } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { signInUrl } from '../../parts/sign-in-url.ts';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { DeleteAlias } from './delete-alias.tsx';
import { EditAlias } from './edit-alias.tsx';
import { settingsText } from './text.ts';

/** The account's alias with what can be done with it, and the address at which its users sign in. */
export function AccountAlias({
  before = [],
  columns = 2,
}: {
  readonly before?: readonly KeyValuePairsProps.Item[];
  readonly columns?: number;
}): JSX.Element {
  const text = useText(settingsText);
  const common = useText(commonText);
  const session = useSession();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const alias = session.accountAlias ?? undefined;
  const url = signInUrl(window.location.origin, session);
  const close = (): void => setOpen(undefined);
  const edit = alias === undefined ? text.alias.create : common.edit;
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={columns}
        minColumnWidth={240}
        items={[
          ...before,
          {
            label: text.alias.label,
            value: (
              <SpaceBetween size="xxs">
                <span className="breakable">{alias ?? text.alias.none}</span>
                <SpaceBetween direction="horizontal" size="xs">
                  <ActionButton
                    action="iam:CreateAccountAlias"
                    variant="inline-link"
                    ariaLabel={`${edit}: ${text.alias.label}`}
                    onClick={() => setOpen('edit')}
                  >
                    {edit}
                  </ActionButton>
                  {alias !== undefined && (
                    <ActionButton
                      action="iam:DeleteAccountAlias"
                      variant="inline-link"
                      ariaLabel={`${common.delete}: ${text.alias.label}`}
                      onClick={() => setOpen('delete')}
                    >
                      {common.delete}
                    </ActionButton>
                  )}
                </SpaceBetween>
              </SpaceBetween>
            ),
          },
          {
            label: text.alias.signInUrl,
            value: (
              <span className="breakable">
                <CopyText value={url} label={text.alias.copyUrl} />
              </span>
            ),
          },
        ]}
      />
      {open === 'edit' && <EditAlias alias={alias} onClose={close} />}
      {open === 'delete' && alias !== undefined && <DeleteAlias alias={alias} onClose={close} />}
    </SpaceBetween>
  );
}
