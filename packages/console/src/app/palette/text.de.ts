import type { PaletteText } from './text.ts';

const texts: PaletteText = {
  title: 'Alles finden',
  placeholder: 'Seite, Benutzer, Gruppe, Richtlinie, ARN oder Zugriffsschlüssel-ID',
  hint: 'Die Eingabetaste öffnet die Auswahl. Strg+K (⌘K) öffnet diese Suche von überall.',
  pages: 'Seiten',
  users: 'Benutzer',
  groups: 'Benutzergruppen',
  policies: 'Richtlinien',
  keys: 'Zugriffsschlüssel',
  keyOf: (owner) => `von ${owner}`,
  root: 'Root-Benutzer',
  nothing: 'Nichts passt.',
  loading: 'Suche läuft',
  partly: (action) => `Ohne die Berechtigung ${action} wird nicht alles gefunden.`,
  use: (text) => `„${text}“ im Audit-Protokoll suchen`,
};
export default texts;
