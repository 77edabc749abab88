import type { AuditText } from './text.ts';

const texts: AuditText = {
  title: 'Audit-Protokoll',
  description:
    'Jede Anfrage an dieses Konto: wer, was, von wo und mit welchem Ausgang. Zuerst stehen hier die Änderungen; auch Lesezugriffe lassen sich suchen.',
  search: 'Suchen',
  clear: 'Zurücksetzen',
  more: 'Mehr laden',
  loading: 'Ereignisse werden geladen',
  emptyHint: 'Nichts passt zur Suche.',
  filters: {
    EventName: 'Ereignisname',
    UserName: 'Benutzername',
    AccessKeyId: 'Zugriffsschlüssel-ID',
    SourceIp: 'Quell-IP-Adresse',
    ErrorCode: 'Fehlercode',
    ResourceName: 'Text in den Parametern',
    kind: 'Art',
    range: 'Zeitraum',
  },
  kinds: { all: 'Lesen und Ändern', changes: 'Änderungen', reads: 'Lesezugriffe' },
  ranges: { all: 'Gesamte Zeit', hour: 'Letzte Stunde', day: 'Letzte 24 Stunden', week: 'Letzte 7 Tage' },
  columns: {
    time: 'Zeitpunkt',
    name: 'Ereignisname',
    who: 'Wer',
    source: 'Quell-IP-Adresse',
    outcome: 'Ausgang',
    key: 'Zugriffsschlüssel-ID',
    service: 'Ereignisquelle',
  },
  ok: 'Erfolgreich',
  console: 'aus der Konsole',
  root: 'Root-Benutzer',
  operator: 'Betreiber des Servers',
  unknown: 'nicht angemeldet',
  details: 'Ereignis',
  open: (name) => `${name} anzeigen`,
  record: 'Ereignisdatensatz',
  copyRecord: 'Ereignisdatensatz kopieren',
  mfa: 'Mit MFA',
};
export default texts;
