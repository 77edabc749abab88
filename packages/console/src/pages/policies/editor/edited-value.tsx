import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import type { JSX } from 'react';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly removeLabel: string;
  readonly onChange: (value: string) => void;
  /** Left out where it is the only value and cannot go alone. */
  readonly onRemove?: (() => void) | undefined;
}

/** One value of the text that is written to as somebody types. */
export function EditedValue({ value, label, removeLabel, onChange, onRemove }: Props): JSX.Element {
  return (
    <div className="policy-add">
      <Input
        value={value}
        ariaLabel={label}
        spellcheck={false}
        autoComplete={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
      {onRemove && <Button variant="icon" iconName="close" formAction="none" ariaLabel={removeLabel} onClick={onRemove} />}
    </div>
  );
}
