import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JSX } from 'react';
import { isDark } from '../../app/appearance.ts';
import { useAppearance } from '../../app/appearance-context.ts';
import { LANGUAGES, useText, type Language } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { signInText } from './text.ts';

/** Language and mode, for people who are not signed in yet. */
export function AppearanceChoice(): JSX.Element {
  const text = useText(signInText);
  const { nav } = useText(commonText);
  const { appearance, choose } = useAppearance();
  const dark = isDark(appearance);
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <SegmentedControl
        label={text.language}
        selectedId={appearance.language}
        options={Object.entries(LANGUAGES).map(([id, language]) => ({ id, text: language }))}
        onChange={({ detail }) => choose({ language: detail.selectedId as Language })}
      />
      <Button variant="link" onClick={() => choose({ mode: dark ? 'light' : 'dark' })}>
        {dark ? nav.light : nav.dark}
      </Button>
    </SpaceBetween>
  );
}
