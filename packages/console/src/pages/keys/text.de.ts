import type { KeysText } from './text.ts';

const texts: KeysText = {
  section: {
    title: 'Zugriffsschlüssel',
    description:
      'Mit Zugriffsschlüsseln rufen Programme die API auf: über die AWS CLI, die AWS SDKs oder direkt. Ein Benutzer kann höchstens zwei Zugriffsschlüssel haben, aktive und inaktive zusammen.',
    create: 'Zugriffsschlüssel erstellen',
    limit: 'Ein Benutzer kann höchstens zwei Zugriffsschlüssel haben. Löschen Sie zuerst einen.',
    empty: 'Keine Zugriffsschlüssel',
    emptyHint: 'Verzichten Sie auf dauerhafte Anmeldedaten, wo nichts sie braucht.',
    rootWarning: 'Von Zugriffsschlüsseln des Root-Benutzers wird abgeraten',
    rootWarningText:
      'Ein Zugriffsschlüssel des Root-Benutzers darf im Konto alles, und keine Richtlinie kann ihn einschränken. Erstellen Sie einen Benutzer mit den Berechtigungen, die gebraucht werden, und verwenden Sie dessen Schlüssel.',
    loading: 'Zugriffsschlüssel werden geladen',
    actionsFor: (id) => `Aktionen für den Zugriffsschlüssel ${id}`,
    copyId: 'Zugriffsschlüssel-ID kopieren',
  },
  key: {
    id: 'Zugriffsschlüssel-ID',
    owner: 'Besitzer',
    root: 'Root-Benutzer',
    description: 'Beschreibung',
    status: 'Status',
    active: 'Aktiv',
    inactive: 'Inaktiv',
    lastUsed: 'Zuletzt verwendet',
    region: 'Zuletzt verwendete Region',
    service: 'Zuletzt verwendeter Dienst',
    created: 'Erstellt',
    age: 'Alter',
    risk: 'Risiko',
    never: 'Nie verwendet',
    days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
    today: 'Heute',
  },
  actions: {
    deactivate: 'Deaktivieren',
    activate: 'Aktivieren',
    describe: 'Beschreibung bearbeiten',
    rotate: 'Ersetzen',
    delete: 'Löschen',
  },
  deactivate: {
    title: (id) => `${id} deaktivieren?`,
    text: 'Solange der Schlüssel inaktiv ist, wird jeder Aufruf abgelehnt, der mit ihm signiert ist. Sie können ihn wieder aktivieren.',
    recent: 'Dieser Schlüssel wurde vor Kurzem verwendet. Programme, die ihn verwenden, werden nicht mehr funktionieren.',
    done: (id) => `Der Zugriffsschlüssel ${id} wurde deaktiviert.`,
    activated: (id) => `Der Zugriffsschlüssel ${id} wurde aktiviert.`,
  },
  remove: {
    title: (id) => `${id} löschen?`,
    text: 'Ein gelöschter Zugriffsschlüssel lässt sich nicht wiederherstellen. Aufrufe, die mit ihm signiert sind, werden nie wieder funktionieren.',
    first: 'Sie müssen den Zugriffsschlüssel deaktivieren, bevor Sie ihn löschen können.',
    inactive: 'Der Schlüssel ist inaktiv.',
    done: (id) => `Der Zugriffsschlüssel ${id} wurde gelöscht.`,
  },
  describe: {
    title: (id) => `Beschreibung von ${id} bearbeiten`,
    label: 'Wert des Beschreibungs-Tags',
    hint: 'Wofür der Zugriffsschlüssel ist und wo er verwendet wird. Die Beschreibung wird als Tag des Benutzers aufbewahrt; ein leeres Feld entfernt sie.',
    constraint: 'Höchstens 256 Zeichen: Buchstaben, Ziffern, Leerzeichen und _ . : / = + - @',
    done: (id) => `Die Beschreibung des Zugriffsschlüssels ${id} wurde gespeichert.`,
  },
};
export default texts;
