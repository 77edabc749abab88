import { useState, type JSX } from 'react';
import { useSteps, type Step } from '../../api/use-steps.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { TagFields } from './tag-fields.tsx';
import { areGoodTags, tagChanges, type EditedTag } from './tag-rules.ts';
import { attachText } from './text.ts';

interface Props {
  /** The tags as they are. */
  readonly tags: readonly EditedTag[];
  readonly ignoresCase: boolean;
  /** What sets tags and what takes keys away, in this order: keys go first. */
  readonly stepsFor: (removed: readonly string[], set: readonly EditedTag[]) => readonly Step[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** A dialog that edits the tags of something and sends what changed. */
export function ManageTags({ tags, ignoresCase, stepsFor, onSaved, onClose }: Props): JSX.Element {
  const text = useText(attachText).tags;
  const common = useText(commonText);
  const [edited, setEdited] = useState(tags);
  const { run, isBusy, error } = useSteps();
  const { set, removed } = tagChanges(tags, edited);
  const steps = stepsFor(removed, set);
  const save = async (): Promise<void> => {
    if (await run(steps)) onSaved();
  };
  return (
    <FormModal
      header={text.manage}
      submit={common.save}
      size="large"
      isReady={steps.length > 0 && areGoodTags(edited, ignoresCase)}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TagFields tags={edited} onChange={setEdited} ignoresCase={ignoresCase} />
      <Equivalents of={areGoodTags(edited, ignoresCase) ? steps : []} />
    </FormModal>
  );
}
