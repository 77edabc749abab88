import type { ExplanationText } from './text.ts';

const texts: ExplanationText = {
  why: 'Warum, und was es erlauben würde',
  notSeen: 'Welche Anweisung entschieden hat, zeigt die Berechtigung countersign:ExplainRequest.',
  change: 'Kleinste Änderung',
  changeHint: 'Zusammen würde dies genau diese Anfrage erlauben und sonst nichts. Jeder Vorschlag wurde vorher geprüft.',
  noChange: 'Es wurde keine einzelne Änderung gefunden, die diese Anfrage erlauben würde.',
  statement: 'Neue Anweisung',
  copyStatement: 'Anweisung kopieren',
  steps: 'Wie entschieden wurde',
  layers: {
    partition: 'Partition',
    deny: 'Gibt es ein Deny?',
    scp: 'Service-Kontrollrichtlinien',
    rcp: 'Ressourcen-Kontrollrichtlinien',
    resource: 'Richtlinie der Ressource',
    trust: 'Vertrauensrichtlinie',
    identity: 'Richtlinien des Aufrufers',
    boundary: 'Berechtigungsgrenze',
    session: 'Sitzungsrichtlinien',
    endpoint: 'Richtlinie des VPC-Endpunkts',
    root: 'Root-Benutzer',
  },
  results: {
    allow: 'Erlaubt',
    implicitDeny: 'Erlaubt nicht',
    explicitDeny: 'Verweigert',
    notApplicable: 'Nichts zu fragen',
    skipped: 'Nicht nötig',
  },
  causes: 'Was an der Signatur falsch sein kann',
  inWords: 'In Worten',
};
export default texts;
