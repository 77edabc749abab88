import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { groupPath } from '../../parts/entity-path.ts';
import { useText } from '../../text/catalogue.ts';
import { AttachPolicies } from './attach-policies.tsx';
import { InlinePolicy } from './inline-policy.tsx';
import { inlinePolicyPath, keyOfHeld, removeAction, type HeldPolicy, type Owner } from './owner.ts';
import { policyPath } from './policy-type.ts';
import { RemovePolicies } from './remove-policies.tsx';
import { attachText } from './text.ts';

interface Props {
  readonly owner: Owner;
  readonly policies: readonly HeldPolicy[] | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
}

/** The policies that a user or a group has, with what gives and takes them. Those that come from a group are changed there. */
export function HeldPolicies({ owner, policies, error, isLoading }: Props): JSX.Element {
  const text = useText(attachText).policies;
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'attach' | 'remove' | HeldPolicy>();
  const selected = (policies ?? []).filter((policy) => chosen.includes(keyOfHeld(policy)));
  const viaText = ({ group, type }: HeldPolicy): string => group ?? (type === 'inline' ? text.inline : text.direct);
  const columns: readonly Column<HeldPolicy>[] = [
    {
      id: 'name',
      header: text.name,
      width: 360,
      value: ({ name }) => name,
      cell: (policy) =>
        policy.arn === undefined ? (
          <Link
            href={`#${policy.name}`}
            onFollow={(event) => {
              event.preventDefault();
              setDialog(policy);
            }}
          >
            {policy.name}
          </Link>
        ) : (
          <RouteLink to={policyPath(policy.arn)}>{policy.name}</RouteLink>
        ),
    },
    { id: 'type', header: text.type, width: 220, value: ({ type }) => text.types[type], cell: ({ type }) => text.types[type] },
    {
      id: 'via',
      header: text.via,
      width: 240,
      value: viaText,
      cell: (policy) =>
        policy.group === undefined ? viaText(policy) : <RouteLink to={groupPath(policy.group)}>{policy.group}</RouteLink>,
    },
  ];
  return (
    <>
      <ResourceTable<HeldPolicy>
        id={`policies-of-${owner.kind}`}
        title={text.title}
        variant="container"
        rows={policies}
        columns={columns}
        keyOf={keyOfHeld}
        nameOf={({ name }) => name}
        isLoading={isLoading}
        loadingText={text.loading}
        empty={{ title: text.none, hint: text.noneHint }}
        filterPlaceholder={text.find}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ActionButton
              action={removeAction(owner, selected[0])}
              resource={owner.arn}
              disabled={selected.length === 0}
              onClick={() => setDialog('remove')}
            >
              {text.remove}
            </ActionButton>
            <ActionButton
              action={owner.kind === 'user' ? 'iam:PutUserPolicy' : 'iam:PutGroupPolicy'}
              resource={owner.arn}
              onClick={() => void navigate(inlinePolicyPath(owner))}
            >
              {text.createInline}
            </ActionButton>
            <ActionButton
              variant="primary"
              action={owner.kind === 'user' ? 'iam:AttachUserPolicy' : 'iam:AttachGroupPolicy'}
              resource={owner.arn}
              onClick={() => setDialog('attach')}
            >
              {text.attach}
            </ActionButton>
          </SpaceBetween>
        }
        selection={{
          type: 'multi',
          selected,
          onSelect: (rows) => setChosen(rows.map(keyOfHeld)),
          isDisabled: ({ group }) => group !== undefined,
        }}
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {dialog === 'attach' && (
        <AttachPolicies
          owner={owner}
          attached={(policies ?? []).flatMap(({ arn, group }) => (arn === undefined || group !== undefined ? [] : [arn]))}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'remove' && (
        <RemovePolicies owner={owner} policies={selected} onRemoved={() => setChosen([])} onClose={() => setDialog(undefined)} />
      )}
      {typeof dialog === 'object' && <InlinePolicy owner={owner} policy={dialog} onClose={() => setDialog(undefined)} />}
    </>
  );
}
