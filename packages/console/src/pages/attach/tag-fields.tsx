import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import type { JSX } from 'react';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { keyProblem, TAG_LIMITS, valueProblem, type EditedTag, type TagProblem } from './tag-rules.ts';
import { attachText } from './text.ts';

interface Props {
  readonly tags: readonly EditedTag[];
  readonly onChange: (tags: readonly EditedTag[]) => void;
  /** Whether keys that differ in their case alone are one key, as on users. */
  readonly ignoresCase: boolean;
}

/** Edits the tags of something, up to AWS's quota; what is wrong with one is said beside it. */
export function TagFields({ tags, onChange, ignoresCase }: Props): JSX.Element {
  const text = useText(attachText).tags;
  const common = useText(commonText);
  const say = (problem: TagProblem | undefined): string | undefined => problem && text.problems[problem];
  const change = (index: number, part: Partial<EditedTag>): void =>
    onChange(tags.map((tag, i) => (i === index ? { ...tag, ...part } : tag)));
  return (
    <AttributeEditor<EditedTag>
      items={tags}
      empty={text.none}
      addButtonText={text.add}
      removeButtonText={text.remove}
      removeButtonAriaLabel={({ key }) => text.removeOf(key)}
      disableAddButton={tags.length >= TAG_LIMITS.tags}
      additionalInfo={text.left(TAG_LIMITS.tags - tags.length)}
      onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        {
          label: text.key,
          // An empty key keeps the form from being sent; it need not be called wrong before anything was typed.
          errorText: (_, i) => {
            const problem = keyProblem(tags, i, ignoresCase);
            return problem === 'empty' && tags[i]?.value === '' ? undefined : say(problem);
          },
          control: ({ key }, i) => (
            <Input
              value={key}
              ariaLabel={`${text.key} ${i + 1}`}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => change(i, { key: detail.value })}
            />
          ),
        },
        {
          label: (
            <span>
              {text.value} <i>- {common.optional}</i>
            </span>
          ),
          errorText: ({ value }) => say(valueProblem(value)),
          control: ({ value }, i) => (
            <Input
              value={value}
              ariaLabel={`${text.value} ${i + 1}`}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => change(i, { value: detail.value })}
            />
          ),
        },
      ]}
    />
  );
}
