import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'The same as a command',
  hint: 'What this form sends, for the command line, code and Terraform. Passwords are left for you to fill in.',
  cli: 'AWS CLI',
  sdk: 'SDK for JavaScript v3',
  terraform: 'Terraform',
  copy: (what: string) => `Copy (${what})`,
};
export type EquivalentsText = Translation<typeof en>;
export const equivalentsText = catalogue(en, { de: () => import('./text.de.ts') });
