import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import type { Language } from '../text/catalogue.ts';
import { LANGUAGES } from '../text/catalogue.ts';

/** How the console looks, as the person chose it in this browser. */
export interface Appearance {
  /** `system` follows the operating system. */
  readonly mode: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly language: Language;
}

const KEY = 'countersign-appearance';

/** Reads what was chosen; the browser's own wishes where nothing was. */
export function readAppearance(): Appearance {
  const preferred = navigator.language.slice(0, 2);
  const standard: Appearance = {
    mode: 'system',
    density: 'comfortable',
    language: Object.hasOwn(LANGUAGES, preferred) ? (preferred as Language) : 'en',
  };
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Appearance>) };
  } catch {
    return standard; // storage is switched off, or holds something else
  }
}

/** Keeps a choice in this browser. */
export function keepAppearance(appearance: Appearance): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(appearance));
  } catch {
    // A browser without storage forgets it with the page.
  }
}

/** Whether the dark mode is on. */
export function isDark({ mode }: Appearance): boolean {
  return mode === 'dark' || (mode === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Makes the page look so. */
export function applyAppearance(appearance: Appearance): void {
  applyMode(isDark(appearance) ? Mode.Dark : Mode.Light);
  applyDensity(appearance.density === 'compact' ? Density.Compact : Density.Comfortable);
  document.documentElement.lang = appearance.language;
}
