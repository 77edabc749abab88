import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AccountAccessKey } from '../../api/own-operations.ts';
import { useReadAll } from '../../api/use-api.ts';
import type { Wire } from '../../api/wire.ts';
import { useArn, useSession } from '../../app/session-context.ts';
import { useCrumbs } from '../../app/breadcrumbs.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable } from '../../parts/resource-table.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useText } from '../../text/catalogue.ts';
import { DeactivateKeys } from './deactivate-keys.tsx';
import type { KeyFacts } from './key-facts.ts';
import { rotateKeyPath } from './key-owner.ts';
import { risksOf } from './key-risks.ts';
import { useKeyColumns } from './keys-columns.tsx';
import { keysText } from './text.ts';

type Row = Wire<AccountAccessKey>;

const FILTERS = ['all', 'active', 'inactive', 'risk', 'root'] as const;
type Filter = (typeof FILTERS)[number];

const SHOWS: Readonly<Record<Filter, (row: Row) => boolean>> = {
  all: () => true,
  active: ({ Status }) => Status === 'Active',
  inactive: ({ Status }) => Status !== 'Active',
  risk: (row) => risksOf(row).length > 0,
  root: ({ OwnerType }) => OwnerType === 'Root',
};

const factsOf = (row: Row): KeyFacts => ({
  accessKeyId: row.AccessKeyId,
  userName: row.UserName,
  isActive: row.Status === 'Active',
  createdAt: row.CreateDate,
});

/** Every access key of the account: whose it is, how old, when it was last used, and what is risky about it. */
export default function Keys(): JSX.Element {
  const text = useText(keysText);
  const navigate = useNavigate();
  const arn = useArn();
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('show') ?? '';
  const filter = FILTERS.find((each) => each === asked) ?? 'all';
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [isDeactivating, setDeactivating] = useState(false);
  const { data: keys, error, isFetching, refetch } = useReadAll('ListAccountAccessKeys', {}, 'AccessKeys');
  const columns = useKeyColumns();
  useCrumbs([{ text: text.all.title, path: '/keys' }]);
  usePageTitle(text.all.title);

  const rows = keys?.filter(SHOWS[filter]);
  const chosen = rows?.filter(({ AccessKeyId }) => selected.includes(AccessKeyId)) ?? [];
  // No name leads to root: nobody else can change its keys.
  const isChangeable = ({ Status, OwnerType }: Row): boolean =>
    Status === 'Active' && (OwnerType === 'User' || session.kind === 'root');
  const changeable = chosen.filter(isChangeable);
  const option = (value: Filter): { value: Filter; label: string } => ({ value, label: text.all.filters[value] });
  const deactivate =
    changeable.length === 0 ? (
      <Button disabled disabledReason={text.all.chooseActive}>
        {text.all.deactivate}
      </Button>
    ) : (
      <ActionButton
        action="iam:UpdateAccessKey"
        resource={changeable.every(({ OwnerType }) => OwnerType === 'Root') ? session.arn : arn('user/*')}
        onClick={() => setDeactivating(true)}
      >
        {text.all.deactivate}
      </ActionButton>
    );
  const [first, second] = changeable;
  const rotate =
    first && !second ? (
      <ActionButton
        action="iam:CreateAccessKey"
        resource={first.UserName === undefined ? session.arn : arn(`user/${first.UserName}`)}
        onClick={() => void navigate(rotateKeyPath(first.UserName, first.AccessKeyId))}
      >
        {text.actions.rotate}
      </ActionButton>
    ) : (
      <Button disabled disabledReason={text.all.chooseOne}>
        {text.actions.rotate}
      </Button>
    );

  return (
    <>
      <ResourceTable<Row>
        id="keys"
        title={text.all.title}
        description={text.all.description}
        rows={rows}
        columns={columns}
        keyOf={({ AccessKeyId }) => AccessKeyId}
        nameOf={({ AccessKeyId }) => AccessKeyId}
        isLoading={isFetching && !keys}
        loadingText={text.all.loading}
        empty={{ title: text.all.empty, hint: text.all.emptyHint }}
        filterPlaceholder={text.all.find}
        filters={
          <Select
            ariaLabel={text.all.show}
            options={FILTERS.map(option)}
            selectedOption={option(filter)}
            onChange={({ detail }) =>
              setSearch(detail.selectedOption.value === 'all' ? {} : { show: detail.selectedOption.value ?? 'all' }, {
                replace: true,
              })
            }
          />
        }
        selection={{
          type: 'multi',
          selected: chosen,
          onSelect: (next) => setSelected(next.map(({ AccessKeyId }) => AccessKeyId)),
          isDisabled: (row) => !isChangeable(row),
        }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {rotate}
            {deactivate}
          </SpaceBetween>
        }
        onRefresh={() => void refetch()}
        failure={error ? <Refusal error={error} /> : undefined}
      />
      {isDeactivating && (
        <DeactivateKeys
          of={changeable.map(factsOf)}
          onClose={() => {
            setDeactivating(false);
            setSelected([]);
          }}
        />
      )}
    </>
  );
}
