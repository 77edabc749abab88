import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState, type JSX } from 'react';
import { useReadAll } from '../../../api/use-api.ts';
import type { Output } from '../../../api/wire.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Refusal } from '../../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../../parts/resource-table.tsx';
import { Time } from '../../../parts/time.tsx';
import { useText } from '../../../text/catalogue.ts';
import { policiesText, type PoliciesText } from '../text.ts';
import { CompareVersions } from './compare-versions.tsx';
import { DeleteVersion } from './delete-version.tsx';
import { SetDefault } from './set-default.tsx';
import { ViewVersion } from './view-version.tsx';

type Version = NonNullable<Output<'ListPolicyVersions'>['Versions']>[number];
const idOf = ({ VersionId = '' }: Version): string => VersionId;
const numberOf = (version: Version): number => Number(idOf(version).slice(1));

function columnsOf(text: PoliciesText): readonly Column<Version>[] {
  return [
    {
      id: 'version',
      header: text.version,
      width: 220,
      value: numberOf,
      search: idOf,
      cell: (version) => (
        <SpaceBetween direction="horizontal" size="xs">
          <span>{idOf(version)}</span>
          {version.IsDefaultVersion === true && <Badge color="green">{text.isDefault}</Badge>}
        </SpaceBetween>
      ),
    },
    {
      id: 'created',
      header: text.created,
      width: 360,
      value: ({ CreateDate }) => CreateDate,
      cell: ({ CreateDate }) => <Time at={CreateDate} />,
    },
  ];
}

interface Props {
  readonly arn: string;
  readonly isOwn: boolean;
  readonly attachments: number;
}
type Dialog = 'view' | 'compare' | 'default' | 'delete';

/** The versions that a policy keeps: to look at, to compare, to go back to. */
export function VersionsTab({ arn, isOwn, attachments }: Props): JSX.Element {
  const text = useText(policiesText);
  const { data, error, isPending } = useReadAll('ListPolicyVersions', { PolicyArn: arn }, 'Versions');
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<Dialog>();
  const columns = useMemo(() => columnsOf(text), [text]);
  const chosen = (data ?? []).filter((version) => selected.includes(idOf(version))).sort((a, b) => numberOf(a) - numberOf(b));
  const [one, other] = chosen;
  const isOne = chosen.length === 1;
  const isDefault = one?.IsDefaultVersion === true;
  const close = (): void => setDialog(undefined);
  return (
    <>
      <ResourceTable<Version>
        id="policy-versions"
        title={text.tabs.versions}
        description={text.versionsHint}
        variant="container"
        rows={data}
        columns={columns}
        keyOf={idOf}
        nameOf={idOf}
        isLoading={isPending}
        loadingText={text.loading}
        empty={{ title: text.none }}
        filterPlaceholder={text.findVersions}
        selection={{ type: 'multi', selected: chosen, onSelect: (rows) => setSelected(rows.map(idOf)) }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!isOne} onClick={() => setDialog('view')}>
              {text.viewVersion}
            </Button>
            <Button disabled={chosen.length !== 2} disabledReason={text.compareHint} onClick={() => setDialog('compare')}>
              {text.compare}
            </Button>
            {isOwn && (
              <SpaceBetween direction="horizontal" size="xs">
                <ActionButton
                  action="iam:DeletePolicyVersion"
                  resource={arn}
                  disabled={!isOne || isDefault}
                  onClick={() => setDialog('delete')}
                >
                  {text.deleteVersion}
                </ActionButton>
                <ActionButton
                  action="iam:SetDefaultPolicyVersion"
                  resource={arn}
                  disabled={!isOne || isDefault}
                  {...(isDefault ? { disabledReason: text.alreadyDefault } : {})}
                  onClick={() => setDialog('default')}
                >
                  {text.setDefault}
                </ActionButton>
              </SpaceBetween>
            )}
          </SpaceBetween>
        }
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {one && dialog === 'view' && <ViewVersion arn={arn} version={idOf(one)} onClose={close} />}
      {one && other && dialog === 'compare' && (
        <CompareVersions arn={arn} older={idOf(one)} newer={idOf(other)} onClose={close} />
      )}
      {one && dialog === 'default' && (
        <SetDefault
          arn={arn}
          version={idOf(one)}
          current={(data ?? []).find((each) => each.IsDefaultVersion === true)?.VersionId}
          attachments={attachments}
          onClose={close}
        />
      )}
      {one && dialog === 'delete' && <DeleteVersion arn={arn} version={idOf(one)} onClose={close} />}
    </>
  );
}
