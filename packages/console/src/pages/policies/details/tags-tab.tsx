import { useState, type JSX } from 'react';
import { useReadAll } from '../../../api/use-api.ts';
import { step } from '../../../api/use-steps.ts';
import { useNotify } from '../../../app/notify.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Refusal } from '../../../parts/refusal.tsx';
import { ResourceTable } from '../../../parts/resource-table.tsx';
import { useText } from '../../../text/catalogue.ts';
import { ManageTags } from '../../attach/manage-tags.tsx';
import type { EditedTag } from '../../attach/tag-rules.ts';
import { policiesText } from '../text.ts';

/** The tags of a customer managed policy. */
export function TagsTab({ arn }: { readonly arn: string }): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const { data, error, isPending } = useReadAll('ListPolicyTags', { PolicyArn: arn }, 'Tags');
  const [isEditing, setEditing] = useState(false);
  const rows = data?.map(({ Key = '', Value = '' }): EditedTag => ({ key: Key, value: Value }));
  return (
    <>
      <ResourceTable<EditedTag>
        id="policy-tags"
        title={text.tags}
        variant="container"
        rows={rows}
        columns={[
          {
            id: 'key',
            header: text.tagKey,
            width: 300,
            value: ({ key }) => key,
            cell: ({ key }) => <span className="breakable">{key}</span>,
          },
          {
            id: 'value',
            header: text.tagValue,
            width: 400,
            value: ({ value }) => value,
            cell: ({ value }) => <span className="breakable">{value}</span>,
          },
        ]}
        keyOf={({ key }) => key}
        nameOf={({ key }) => key}
        isLoading={isPending}
        loadingText={text.loading}
        empty={{ title: text.tagsNone }}
        filterPlaceholder={text.findTags}
        actions={
          <ActionButton action="iam:TagPolicy" resource={arn} disabled={!data} onClick={() => setEditing(true)}>
            {text.manageTags}
          </ActionButton>
        }
        {...(error ? { failure: <Refusal error={error} /> } : {})}
      />
      {isEditing && (
        <ManageTags
          tags={rows ?? []}
          ignoresCase={false}
          stepsFor={(removed, set) => [
            ...(removed.length > 0 ? [step('UntagPolicy', { PolicyArn: arn, TagKeys: [...removed] })] : []),
            ...(set.length > 0
              ? [step('TagPolicy', { PolicyArn: arn, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) })]
              : []),
          ]}
          onSaved={() => {
            notify({ type: 'success', content: text.tagsSaved });
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
