import { useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { step } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ResourceTable, type Column } from '../../parts/resource-table.tsx';
import { useText } from '../../text/catalogue.ts';
import { ManageTags } from '../attach/manage-tags.tsx';
import type { EditedTag } from '../attach/tag-rules.ts';
import { attachText } from '../attach/text.ts';

/** The tags of a user. */
export function TagsTab({ userName, userArn }: { readonly userName: string; readonly userArn: string }): JSX.Element {
  const { tags: text } = useText(attachText);
  const notify = useNotify();
  const [isEditing, setEditing] = useState(false);
  const { data, error, isPending } = useReadAll('ListUserTags', { UserName: userName }, 'Tags');
  const tags = data?.map(({ Key = '', Value = '' }): EditedTag => ({ key: Key, value: Value }));
  const columns: readonly Column<EditedTag>[] = [
    {
      id: 'key',
      header: text.key,
      width: 320,
      value: ({ key }) => key,
      cell: ({ key }) => <span className="breakable">{key}</span>,
    },
    {
      id: 'value',
      header: text.value,
      width: 480,
      value: ({ value }) => value,
      cell: ({ value }) => <span className="breakable">{value === '' ? '–' : value}</span>,
    },
  ];
  return (
    <>
      <ResourceTable<EditedTag>
        id="tags"
        title={text.title}
        description={text.hint}
        variant="container"
        rows={tags}
        columns={columns}
        keyOf={({ key }) => key}
        nameOf={({ key }) => key}
        isLoading={isPending}
        loadingText={text.title}
        empty={{ title: text.none }}
        filterPlaceholder={text.find}
        actions={
          <ActionButton action="iam:TagUser" resource={userArn} disabled={!tags} onClick={() => setEditing(true)}>
            {text.manage}
          </ActionButton>
        }
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {isEditing && tags && (
        <ManageTags
          tags={tags}
          ignoresCase
          stepsFor={(removed, set) => [
            ...(removed.length > 0 ? [step('UntagUser', { UserName: userName, TagKeys: [...removed] })] : []),
            ...(set.length > 0
              ? [step('TagUser', { UserName: userName, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) })]
              : []),
          ]}
          onSaved={() => {
            notify({ type: 'success', content: text.saved });
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
