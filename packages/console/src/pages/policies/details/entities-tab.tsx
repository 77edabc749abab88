import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState, type JSX } from 'react';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Refusal } from '../../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../../parts/resource-table.tsx';
import { RouteLink } from '../../../parts/route-link.tsx';
import { useText } from '../../../text/catalogue.ts';
import { AttachPolicy } from '../attach-policy.tsx';
import { DetachPolicy } from '../detach-policy.tsx';
import { entityPath, type Entity } from '../entities.ts';
import { policiesText, type PoliciesText } from '../text.ts';
import { useEntities } from '../use-entities.ts';

interface Row extends Entity {
  readonly as: 'policy' | 'boundary';
}

function columnsOf(text: PoliciesText): readonly Column<Row>[] {
  const type = ({ kind }: Row): string => (kind === 'user' ? text.user : text.group);
  const as = (row: Row): string => (row.as === 'policy' ? text.permissionsPolicy : text.boundary);
  return [
    {
      id: 'name',
      header: text.entityName,
      width: 360,
      value: ({ name }) => name,
      cell: (row) => (
        <RouteLink to={entityPath(row)}>
          <span className="breakable">{row.name}</span>
        </RouteLink>
      ),
    },
    { id: 'type', header: text.entityType, width: 180, value: type, cell: type },
    { id: 'as', header: text.attachedAs, width: 240, value: as, cell: as },
  ];
}

/** Who uses a policy. */
export function EntitiesTab({ arn, name }: { readonly arn: string; readonly name: string }): JSX.Element {
  const text = useText(policiesText);
  const attached = useEntities(arn, 'PermissionsPolicy');
  const bounded = useEntities(arn, 'PermissionsBoundary');
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [dialog, setDialog] = useState<'attach' | 'detach'>();
  const rows = useMemo<readonly Row[] | undefined>(
    () =>
      attached.data &&
      bounded.data && [
        ...attached.data.map((entity) => ({ ...entity, as: 'policy' as const })),
        ...bounded.data.map((entity) => ({ ...entity, as: 'boundary' as const })),
      ],
    [attached.data, bounded.data],
  );
  const columns = useMemo(() => columnsOf(text), [text]);
  const error = attached.error ?? bounded.error;
  const close = (): void => setDialog(undefined);
  const kept = selected.filter((one) => rows?.some((row) => row.kind === one.kind && row.name === one.name && row.as === one.as));
  return (
    <>
      <ResourceTable<Row>
        id="policy-entities"
        title={text.tabs.entities}
        description={text.boundaryElsewhere}
        variant="container"
        rows={rows}
        columns={columns}
        keyOf={({ kind, name: entity, as }) => `${as} ${kind} ${entity}`}
        nameOf={({ name: entity }) => entity}
        isLoading={attached.isPending || bounded.isPending}
        loadingText={text.loadingEntities}
        empty={{ title: text.entitiesNone }}
        filterPlaceholder={text.findEntities}
        selection={{ type: 'multi', selected: kept, onSelect: setSelected, isDisabled: ({ as }) => as === 'boundary' }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton
              action="iam:ListEntitiesForPolicy"
              resource={arn}
              disabled={kept.length === 0}
              onClick={() => setDialog('detach')}
            >
              {text.detach}
            </ActionButton>
            <ActionButton variant="primary" action="iam:ListEntitiesForPolicy" resource={arn} onClick={() => setDialog('attach')}>
              {text.attach}
            </ActionButton>
          </SpaceBetween>
        }
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {dialog === 'attach' && <AttachPolicy arn={arn} name={name} onClose={close} />}
      {dialog === 'detach' && <DetachPolicy arn={arn} name={name} from={kept} onDone={() => setSelected([])} onClose={close} />}
    </>
  );
}
