import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { useReadAll } from '../api/use-api.ts';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { NAVIGATION } from './pages.ts';
import { paletteText } from './palette/text.ts';

interface Found extends AutosuggestProps.Option {
  /** What `value` stands for: an address below `/console`. */
  readonly value: string;
}

/** Finds any page, user, group, policy, ARN or access key id, by the keyboard alone. */
export default function Palette({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const text = useText(paletteText);
  const common = useText(commonText);
  return (
    <Modal visible size="large" header={text.title} closeAriaLabel={common.close} onDismiss={onClose}>
      <Search onClose={onClose} />
    </Modal>
  );
}

function Search({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const text = useText(paletteText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const field = useRef<AutosuggestProps.Ref>(null);
  const [wanted, setWanted] = useState('');
  const users = useReadAll('ListUsers', {}, 'Users');
  const groups = useReadAll('ListGroups', {}, 'Groups');
  const policies = useReadAll('ListPolicies', { Scope: 'All' }, 'Policies');
  const keys = useReadAll('ListAccountAccessKeys', {}, 'AccessKeys');
  const reads = [
    { read: users, action: 'iam:ListUsers' },
    { read: groups, action: 'iam:ListGroups' },
    { read: policies, action: 'iam:ListPolicies' },
    { read: keys, action: 'iam:ListAccessKeys' },
  ];
  useEffect(() => {
    // The dialog gives the focus to its first button when it opens; the field is what it was opened for.
    const timer = setTimeout(() => field.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);

  const options: AutosuggestProps.Options = [
    {
      label: text.pages,
      options: [...NAVIGATION, { text: 'me' as const, path: '/me' }].map(({ text: name, path }): Found => ({
        value: path,
        label: common.nav[name],
      })),
    },
    {
      label: text.users,
      options: (users.data ?? []).map(({ UserName = '', Arn = '' }): Found => ({
        value: `/users/${encodeURIComponent(UserName)}`,
        label: UserName,
        description: Arn,
      })),
    },
    {
      label: text.groups,
      options: (groups.data ?? []).map(({ GroupName = '', Arn = '' }): Found => ({
        value: `/groups/${encodeURIComponent(GroupName)}`,
        label: GroupName,
        description: Arn,
      })),
    },
    {
      label: text.keys,
      options: (keys.data ?? []).map(({ AccessKeyId, UserName, OwnerType }): Found => ({
        value: OwnerType === 'Root' ? `/keys#${AccessKeyId}` : `/users/${encodeURIComponent(UserName ?? '')}?tab=credentials`,
        label: AccessKeyId,
        description: text.keyOf(UserName ?? text.root),
      })),
    },
    {
      label: text.policies,
      options: (policies.data ?? []).map(({ PolicyName = '', Arn = '' }): Found => ({
        value: `/policies/details?arn=${encodeURIComponent(Arn)}`,
        label: PolicyName,
        description: Arn,
      })),
    },
  ].filter((group) => group.options.length > 0);

  // A group of things that can't be read is left out; which permission is missing is said.
  const missing = reads.filter(({ read }) => read.error !== null).map(({ action }) => action);
  const needle = wanted.toLowerCase();
  return (
    <SpaceBetween size="s">
      <Autosuggest
        ref={field}
        value={wanted}
        options={needle === '' ? options.slice(0, 1) : matching(options, needle)}
        filteringType="manual"
        virtualScroll
        statusType={reads.some(({ read }) => read.isLoading) ? 'loading' : 'finished'}
        loadingText={text.loading}
        empty={text.nothing}
        placeholder={text.placeholder}
        ariaLabel={text.title}
        enteredTextLabel={text.use}
        onChange={({ detail }) => setWanted(detail.value)}
        onSelect={({ detail }) => {
          onClose();
          const chosen = detail.selectedOption?.value;
          void navigate(chosen ?? `/audit?ResourceName=${encodeURIComponent(detail.value)}`);
        }}
      />
      <Box color="text-body-secondary" variant="small">
        {missing.length > 0 ? text.partly(missing.join(', ')) : text.hint}
      </Box>
    </SpaceBetween>
  );
}

const MOST = 50;

/** What has the text in its name, ARN or id; names that begin with it first. */
export function matching(options: AutosuggestProps.Options, needle: string): AutosuggestProps.Options {
  return (options as readonly AutosuggestProps.OptionGroup[]).flatMap((group) => {
    const hits = group.options
      .filter(
        ({ label = '', description = '' }) => label.toLowerCase().includes(needle) || description.toLowerCase().includes(needle),
      )
      .sort((a, b) => rank(a, needle) - rank(b, needle))
      .slice(0, MOST);
    return hits.length === 0 ? [] : [{ ...group, options: hits }];
  });
}

const rank = ({ label = '' }: AutosuggestProps.Option, needle: string): number => {
  const name = label.toLowerCase();
  return name === needle ? 0 : name.startsWith(needle) ? 1 : name.includes(needle) ? 2 : 3;
};
