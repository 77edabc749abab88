import type { EquivalentsText } from './text.ts';

const texts: EquivalentsText = {
  title: 'Dasselbe als Befehl',
  hint: 'Was dieses Formular sendet, für Kommandozeile, Code und Terraform. Kennwörter tragen Sie selbst ein.',
  cli: 'AWS CLI',
  sdk: 'SDK für JavaScript v3',
  terraform: 'Terraform',
  copy: (what) => `Kopieren (${what})`,
};
export default texts;
