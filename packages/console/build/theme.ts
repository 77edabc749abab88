import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const both = (light: string, dark: string): { light: string; dark: string } => ({ light, dark });
const accent = both('#0b6e4f', '#4fd1a1');
const stronger = both('#07503a', '#7fe3be');
const faint = both('#e7f5ef', '#10261e');

// What systems set their own windows in.
const FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Ubuntu, Cantarell, 'Helvetica Neue', Arial, sans-serif";

/** What is ours in the look: one accent instead of the design system's blue, and no font of its own. Contrast is AA in both modes. */
const TOKENS = {
  fontFamilyBase: FONT,
  fontFamilyHeading: FONT,
  fontFamilyDisplay: FONT,
  colorTextAccent: accent,
  colorTextLinkDefault: accent,
  colorTextLinkHover: stronger,
  colorTextLinkInfoDefault: accent,
  colorTextLinkInfoHover: stronger,
  colorTextLinkSecondaryDefault: accent,
  colorTextLinkSecondaryHover: stronger,
  colorTextLinkDecorationDefault: accent,
  colorTextLinkDecorationHover: stronger,
  colorTextButtonLinkDefault: accent,
  colorTextButtonLinkHover: stronger,
  colorTextButtonLinkActive: stronger,
  colorTextButtonInlineLinkHover: stronger,
  colorTextButtonNormalHover: stronger,
  colorTextButtonNormalActive: stronger,
  colorTextButtonNormalDefault: accent,
  colorBorderButtonNormalDefault: accent,
  colorBorderButtonNormalHover: stronger,
  colorBorderButtonNormalActive: stronger,
  colorBackgroundButtonNormalHover: faint,
  colorBackgroundButtonNormalActive: faint,
  colorBackgroundButtonLinkHover: faint,
  colorBackgroundButtonLinkActive: faint,
  colorBackgroundButtonPrimaryDefault: accent,
  colorBackgroundButtonPrimaryHover: stronger,
  colorBackgroundButtonPrimaryActive: stronger,
  colorBackgroundItemSelected: faint,
  colorBackgroundControlChecked: accent,
  colorBorderItemFocused: accent,
  colorBorderItemSelected: accent,
  colorBorderInputFocused: accent,
  colorItemSelected: accent,
  colorBackgroundLayoutToggleSelectedDefault: accent,
  colorBackgroundLayoutToggleSelectedHover: stronger,
  colorBackgroundLayoutToggleSelectedActive: stronger,
  colorBackgroundSegmentActive: accent,
  colorBackgroundToggleCheckedDisabled: faint,
  colorTextSideNavigationItemActive: accent,
  colorBackgroundSideNavigationItemActive: faint,
} as const;

const NAME = 'virtual:countersign-theme.css';
const RESOLVED = `\0${NAME}`;

/**
 * Makes the theme's style sheet while building. Theming at run time would add a `<style>` element, which the content policy
 * refuses. The design system's theming is written for bundlers, so it is bundled before Node can run it.
 */
export function theme(): Plugin {
  return {
    name: 'countersign-theme',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const entry = createRequire(import.meta.url).resolve('@cloudscape-design/components/theming');
      const bundle = await rolldown({ input: entry, platform: 'node', logLevel: 'silent' });
      const { output } = await bundle.generate({ format: 'esm' });
      await bundle.close();
      const folder = join(import.meta.dirname, '..', 'node_modules', '.cache');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, 'theming.mjs');
      writeFileSync(file, output[0].code);
      const { generateThemeStylesheet } = (await import(pathToFileURL(file).href)) as {
        generateThemeStylesheet: (params: { theme: { tokens: Readonly<Record<string, unknown>> } }) => string;
      };
      return generateThemeStylesheet({ theme: { tokens: TOKENS } });
    },
  };
}
