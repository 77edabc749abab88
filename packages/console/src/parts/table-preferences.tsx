import CollectionPreferences, { type CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import { useEffect, useRef, type JSX } from 'react';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

interface Props {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly preferences: CollectionPreferencesProps.Preferences;
  readonly onChoose: (preferences: CollectionPreferencesProps.Preferences) => void;
}

/** The dialog in which somebody chooses columns and page size. It is loaded when it is first asked for, and then opens at once. */
export default function TablePreferences({ columns, preferences, onChoose }: Props): JSX.Element {
  const text = useText(commonText);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => around.current?.querySelector('button')?.click(), []);
  return (
    <div ref={around}>
      <CollectionPreferences
        title={text.preferences}
        confirmLabel={text.confirm}
        cancelLabel={text.cancel}
        preferences={preferences}
        onConfirm={({ detail }) => onChoose(detail)}
        pageSizePreference={{
          title: text.pageSize,
          options: [10, 20, 50, 100, 500].map((value) => ({ value, label: text.rows(value) })),
        }}
        wrapLinesPreference={{ label: text.wrapLines, description: '' }}
        contentDisplayPreference={{
          title: text.visibleColumns,
          options: columns.map(({ id, header }, i) => ({ id, label: header, alwaysVisible: i === 0 })),
        }}
      />
    </div>
  );
}
