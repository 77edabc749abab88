import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type JSX } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { isDescription } from './key-description.ts';
import { keysText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly accessKeyId: string;
  readonly description: string;
  readonly onClose: () => void;
}

/** Edits what is said of a key: the tag of its user whose key is the access key's id. */
export function DescribeKey({ userName, accessKeyId, description, onClose }: Props): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const notify = useNotify();
  const tag = useWrite('TagUser');
  const untag = useWrite('UntagUser');
  const [value, setValue] = useState(description);
  const isGood = isDescription(value);
  const onSuccess = (): void => {
    notify({ type: 'success', content: text.describe.done(accessKeyId) });
    onClose();
  };
  const tagging = { UserName: userName, Tags: [{ Key: accessKeyId, Value: value }] };
  const untagging = { UserName: userName, TagKeys: [accessKeyId] };
  const isRemoval = value === '';
  return (
    <FormModal
      header={text.describe.title(accessKeyId)}
      submit={common.save}
      isReady={isGood && value !== description}
      isBusy={tag.isPending || untag.isPending}
      error={tag.error ?? untag.error}
      onClose={onClose}
      onSubmit={() => (isRemoval ? untag.mutate(untagging, { onSuccess }) : tag.mutate(tagging, { onSuccess }))}
    >
      <FormField
        label={text.describe.label}
        description={text.describe.hint}
        constraintText={text.describe.constraint}
        errorText={isGood ? '' : text.describe.constraint}
      >
        <Input value={value} onChange={({ detail }) => setValue(detail.value)} />
      </FormField>
      <Equivalents of={isRemoval ? [{ operation: 'UntagUser', input: untagging }] : [{ operation: 'TagUser', input: tagging }]} />
    </FormModal>
  );
}
