import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState, type JSX } from 'react';
import { useRead } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { AssignMfaDialog } from './assign-mfa-dialog.tsx';
import { isDeviceName } from './device-name.ts';
import { mfaRows } from './mfa-rows.ts';
import { useOwner } from './owner.ts';
import { RemoveMfaDialog } from './remove-mfa-dialog.tsx';
import { RenamePasskeyDialog } from './rename-passkey-dialog.tsx';
import { ResyncMfaDialog } from './resync-mfa-dialog.tsx';
import { credentialsText } from './text.ts';

/** SOURCE: IAM quotas: eight MFA devices a user, of whatever kinds. */
const MOST_DEVICES = 8;

/** The second factors of a user, with all that can be done with them. @param userName undefined: of whoever is signed in. */
export function MfaSection({ userName }: { readonly userName?: string }): JSX.Element {
  const { mfa } = useText(credentialsText);
  const text = useText(commonText);
  const owner = useOwner(userName);
  const [selected, setSelected] = useState<string>();
  const [dialog, setDialog] = useState<'assign' | 'resync' | 'rename' | 'remove'>();
  const { data, error, isPending } = useRead('ListMFADevices', { UserName: owner.userName });
  // Without these a passkey is called by its serial number.
  const { data: known } = useRead('ListPasskeys', owner.userName === undefined ? {} : { UserName: owner.userName }, {
    enabled: data !== undefined,
  });
  const rows = mfaRows(data?.MFADevices ?? [], known?.Passkeys ?? []);
  const device = rows.find(({ serial }) => serial === selected);
  const close = (): void => setDialog(undefined);
  const suggested = owner.isOwn && owner.userName === undefined ? 'root-account-mfa-device' : owner.shown;
  const isTaken = rows.some(({ name }) => name === suggested);

  const needs = (type: 'virtual' | 'passkey', otherwise: string): object => {
    if (!device) return { disabled: true, disabledReason: mfa.selectFirst };
    return device.type === type ? {} : { disabled: true, disabledReason: otherwise };
  };

  return (
    <>
      <Table
        items={rows}
        trackBy="serial"
        loading={isPending && !error}
        loadingText={mfa.loading}
        selectionType="single"
        selectedItems={device ? [device] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.serial)}
        ariaLabels={{
          tableLabel: mfa.title,
          selectionGroupLabel: mfa.title,
          itemSelectionLabel: (_, row) => mfa.select(row.name),
        }}
        enableKeyboardNavigation
        header={
          <Header
            variant="h2"
            counter={data ? `(${rows.length})` : ''}
            description={mfa.description}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <ActionButton
                  action="iam:EnableMFADevice"
                  resource={owner.arn}
                  onClick={() => setDialog('rename')}
                  {...needs('passkey', mfa.onlyPasskeys)}
                >
                  {mfa.rename}
                </ActionButton>
                <ActionButton
                  action="iam:ResyncMFADevice"
                  resource={owner.arn}
                  onClick={() => setDialog('resync')}
                  {...needs('virtual', mfa.onlyApps)}
                >
                  {mfa.resync}
                </ActionButton>
                <ActionButton
                  action="iam:DeactivateMFADevice"
                  resource={owner.arn}
                  onClick={() => setDialog('remove')}
                  {...(device ? {} : { disabled: true, disabledReason: mfa.selectFirst })}
                >
                  {mfa.remove}
                </ActionButton>
                {rows.length < MOST_DEVICES ? (
                  <ActionButton action="iam:EnableMFADevice" resource={owner.arn} onClick={() => setDialog('assign')}>
                    {mfa.assign}
                  </ActionButton>
                ) : (
                  <Button disabled disabledReason={mfa.full}>
                    {mfa.assign}
                  </Button>
                )}
              </SpaceBetween>
            }
          >
            {mfa.title}
          </Header>
        }
        filter={error && <Refusal error={error} />}
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <Box variant="strong" color="inherit">
                {mfa.empty}
              </Box>
              <Box color="inherit">{mfa.emptyHint}</Box>
            </SpaceBetween>
          </Box>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: mfa.name,
            isRowHeader: true,
            minWidth: 160,
            cell: ({ name }) => <span className="breakable">{name}</span>,
          },
          { id: 'type', header: mfa.type, minWidth: 160, cell: ({ type }) => mfa.types[type] },
          {
            id: 'serial',
            header: mfa.serial,
            minWidth: 220,
            cell: ({ serial }) => <span className="breakable">{serial}</span>,
          },
          { id: 'created', header: mfa.created, minWidth: 130, cell: ({ created }) => <Time at={created} as="age" /> },
          {
            id: 'used',
            header: mfa.lastUsed,
            minWidth: 130,
            cell: ({ lastUsed, type }) => <Time at={lastUsed} as="age" otherwise={type === 'passkey' ? text.never : '–'} />,
          },
        ]}
        wrapLines
      />
      {dialog === 'assign' && (
        <AssignMfaDialog owner={owner} suggestedName={isDeviceName(suggested) && !isTaken ? suggested : ''} onClose={close} />
      )}
      {dialog === 'resync' && device && <ResyncMfaDialog owner={owner} device={device} onClose={close} />}
      {dialog === 'rename' && device && <RenamePasskeyDialog device={device} onClose={close} />}
      {dialog === 'remove' && device && (
        <RemoveMfaDialog owner={owner} device={device} isLast={rows.length === 1} onClose={close} />
      )}
    </>
  );
}
