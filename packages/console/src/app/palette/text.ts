import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'Find anything',
  placeholder: 'A page, user, group, policy, ARN or access key ID',
  hint: 'Enter opens what is chosen. Ctrl+K (⌘K) opens this from everywhere.',
  pages: 'Pages',
  users: 'Users',
  groups: 'User groups',
  policies: 'Policies',
  keys: 'Access keys',
  keyOf: (owner: string) => `of ${owner}`,
  root: 'the root user',
  nothing: 'Nothing matches.',
  loading: 'Looking',
  partly: (action: string) => `Some things can't be found without the permission ${action}.`,
  use: (text: string) => `Look for "${text}" in the audit log`,
};
export type PaletteText = Translation<typeof en>;
export const paletteText = catalogue(en, { de: () => import('./text.de.ts') });
