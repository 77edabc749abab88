import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { useReadAll } from '../../api/use-api.ts';
import { useMay, type May } from '../../api/use-may.ts';
import type { Output } from '../../api/wire.ts';
import { useArn } from '../../app/session-context.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { policyPath, policyType, type PolicyType } from '../attach/policy-type.ts';
import { usePage } from '../attach/use-page.ts';
import { AttachPolicy } from './attach-policy.tsx';
import { DeletePolicy } from './delete-policy.tsx';
import { DetachPolicy } from './detach-policy.tsx';
import { policiesText, type PoliciesText } from './text.ts';

type Row = NonNullable<Output<'ListPolicies'>['Policies']>[number];
type Dialog = 'attach' | 'detach' | 'delete';

const usedAs = (row: Row, text: PoliciesText): string =>
  text.used(row.AttachmentCount ?? 0, row.PermissionsBoundaryUsageCount ?? 0);

function columnsOf(text: PoliciesText): readonly Column<Row>[] {
  const type = ({ Arn = '' }: Row): string => text.types[policyType(Arn)];
  return [
    {
      id: 'name',
      header: text.name,
      width: 370,
      value: ({ PolicyName }) => PolicyName,
      cell: ({ PolicyName = '', Arn = '' }) => (
        <RouteLink to={policyPath(Arn)}>
          <span className="breakable">{PolicyName}</span>
        </RouteLink>
      ),
    },
    { id: 'type', header: text.type, width: 230, value: type, cell: type },
    { id: 'used', header: text.usedAs, width: 220, value: (row) => usedAs(row, text), cell: (row) => usedAs(row, text) },
    {
      id: 'entities',
      header: text.entities,
      width: 170,
      value: ({ AttachmentCount }) => AttachmentCount,
      cell: ({ AttachmentCount }) => AttachmentCount,
      hidden: true,
    },
    {
      id: 'edited',
      header: text.edited,
      width: 200,
      value: ({ UpdateDate }) => UpdateDate,
      cell: ({ UpdateDate }) => <Time at={UpdateDate} as="age" />,
    },
    { id: 'path', header: text.path, width: 200, value: ({ Path }) => Path, cell: ({ Path }) => Path, hidden: true },
    {
      id: 'arn',
      header: text.arn,
      width: 420,
      value: ({ Arn }) => Arn,
      cell: ({ Arn }) => <span className="breakable">{Arn}</span>,
      hidden: true,
    },
  ];
}

/** Every policy of the account: its own and AWS's. */
export default function Policies(): JSX.Element {
  const text = useText(policiesText);
  usePage(text.title, [{ text: text.title, path: '/policies' }]);
  const navigate = useNavigate();
  const arnOf = useArn();
  const { data, error, isPending, refetch } = useReadAll('ListPolicies', { Scope: 'All' }, 'Policies');
  const [type, setType] = useState<PolicyType | 'all'>('all');
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<Dialog>();
  const rows = useMemo(() => (type === 'all' ? data : data?.filter(({ Arn = '' }) => policyType(Arn) === type)), [data, type]);
  const columns = useMemo(() => columnsOf(text), [text]);
  const chosen = (rows ?? []).find(({ Arn }) => Arn !== undefined && selected.includes(Arn));
  const about = chosen && { arn: chosen.Arn ?? '', name: chosen.PolicyName ?? '', onClose: () => setDialog(undefined) };
  const types = (['all', 'own', 'aws', 'job'] as const).map((value) => ({
    value,
    label: value === 'all' ? text.allTypes : text.types[value],
  }));
  const create = (
    <ActionButton
      variant="primary"
      action="iam:CreatePolicy"
      resource={arnOf('policy/*')}
      onClick={() => void navigate('/policies/create')}
    >
      {text.create}
    </ActionButton>
  );
  return (
    <>
      <ResourceTable<Row>
        id="policies"
        title={text.title}
        description={text.hint}
        rows={rows}
        columns={columns}
        keyOf={({ Arn = '' }) => Arn}
        nameOf={({ PolicyName = '' }) => PolicyName}
        isLoading={isPending}
        loadingText={text.loading}
        empty={{ title: text.none, action: create }}
        filterPlaceholder={text.find}
        filters={
          <Select
            ariaLabel={text.filterType}
            options={types}
            selectedOption={types.find(({ value }) => value === type) ?? null}
            onChange={({ detail }) => setType(detail.selectedOption.value as PolicyType | 'all')}
          />
        }
        selection={{
          type: 'single',
          selected: chosen ? [chosen] : [],
          onSelect: (rowsChosen) => setSelected(rowsChosen.flatMap(({ Arn }) => (Arn === undefined ? [] : [Arn]))),
        }}
        onRefresh={() => void refetch()}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Actions policy={chosen} onChoose={setDialog} />
            {create}
          </SpaceBetween>
        }
        {...(error ? { failure: <Refusal error={error} onRetry={() => void refetch()} /> } : {})}
      />
      {about && dialog === 'attach' && <AttachPolicy {...about} />}
      {about && dialog === 'detach' && <DetachPolicy {...about} />}
      {about && dialog === 'delete' && <DeletePolicy {...about} onDeleted={() => setSelected([])} />}
    </>
  );
}

const disabled = (why: string | undefined): object => (why === undefined ? {} : { disabled: true, disabledReason: why });

function Actions({
  policy,
  onChoose,
}: {
  readonly policy: Row | undefined;
  readonly onChoose: (dialog: Dialog) => void;
}): JSX.Element {
  const text = useText(policiesText);
  const common = useText(commonText);
  const isOwn = policyType(policy?.Arn ?? '') === 'own';
  const remove = useMay(policy && isOwn ? 'iam:DeletePolicy' : undefined, policy?.Arn);
  const reasonOf = (may: May): string | undefined =>
    may.state === 'denied' ? common.needsPermission(may.action, may.resource) : undefined;
  const attach = useMay(policy ? 'iam:ListEntitiesForPolicy' : undefined, policy?.Arn);
  const whyNot = policy ? reasonOf(attach) : text.chooseFirst;
  const whyKept = policy ? (isOwn ? reasonOf(remove) : text.awsCannotBeDeleted) : text.chooseFirst;
  return (
    <ButtonDropdown
      items={[
        { id: 'attach', text: text.attach, ...disabled(whyNot) },
        { id: 'detach', text: text.detach, ...disabled(whyNot) },
        { id: 'delete', text: common.delete, ...disabled(whyKept) },
      ]}
      onItemClick={({ detail }) => onChoose(detail.id as Dialog)}
    >
      {common.actions}
    </ButtonDropdown>
  );
}
