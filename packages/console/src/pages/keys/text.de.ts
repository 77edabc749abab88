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
    done: (id) => `Der Zugriffsschlüssel ${id} wurde gelöscht.`,
  },
  describe: {
    title: (id) => `Beschreibung von ${id} bearbeiten`,
    label: 'Wert des Beschreibungs-Tags',
    hint: 'Wofür der Zugriffsschlüssel ist und wo er verwendet wird. Die Beschreibung wird als Tag des Benutzers aufbewahrt; ein leeres Feld entfernt sie.',
    newHint: 'Wofür der Zugriffsschlüssel ist und wo er verwendet wird. Die Beschreibung wird als Tag des Benutzers aufbewahrt.',
    constraint: 'Höchstens 256 Zeichen: Buchstaben, Ziffern, Leerzeichen und _ . : / = + - @',
    done: (id) => `Die Beschreibung des Zugriffsschlüssels ${id} wurde gespeichert.`,
  },
  create: {
    title: 'Zugriffsschlüssel erstellen',
    practices: 'Bewährte Vorgehensweisen und Alternativen',
    practicesHint:
      'Verzichten Sie auf dauerhafte Anmeldedaten wie Zugriffsschlüssel, wo es geht. Sehen Sie sich die Anwendungsfälle und ihre Alternativen an.',
    useCase: 'Anwendungsfall',
    useCaseLabel: 'Wofür brauchen Sie den Zugriffsschlüssel?',
    chooseOne: 'Wählen Sie einen Anwendungsfall.',
    alternative: 'Empfohlene Alternative',
    advice: 'Gut zu wissen',
    confirmation: 'Bestätigung',
    understood: 'Ich habe die Empfehlung verstanden und möchte trotzdem einen Zugriffsschlüssel erstellen.',
    confirmFirst: 'Bestätigen Sie, dass Sie die Empfehlung verstanden haben.',
    describe: 'Beschreibungs-Tag',
    describeTitle: 'Beschreibungs-Tag festlegen',
    rootTitle: 'Alternativen zu Zugriffsschlüsseln des Root-Benutzers',
    rootUnderstood:
      'Ich weiß, dass von einem Zugriffsschlüssel des Root-Benutzers abgeraten wird, und möchte trotzdem einen erstellen.',
    createUser: 'Benutzer erstellen',
    cases: {
      cli: {
        label: 'Befehlszeile (CLI)',
        description: 'Sie wollen diesen Zugriffsschlüssel mit der AWS CLI verwenden.',
        alternative:
          'Was Sie von Hand tun, braucht in dieser Konsole keinen Zugriffsschlüssel: Jedes Formular zeigt den Befehl, der dasselbe tut, und auf Ihrem Rechner muss nichts gespeichert werden. Erstellen Sie für Skripte einen eigenen Benutzer, der nur darf, was sie brauchen.',
      },
      localCode: {
        label: 'Lokaler Code',
        description: 'Sie wollen diesen Zugriffsschlüssel in Programmcode in einer lokalen Entwicklungsumgebung verwenden.',
        alternative:
          'Erstellen Sie einen Benutzer nur für die Entwicklung, dessen Richtlinien nur Testdaten erreichen, und bewahren Sie seinen Schlüssel in einem Profil in ~/.aws/credentials auf: nie im Quelltext, denn dort gelangt er in den Verlauf des Repositorys.',
      },
      server: {
        label: 'Anwendung auf einem Server oder in einem Container',
        description: 'Sie wollen diesen Zugriffsschlüssel in einer Anwendung auf einem eigenen Rechner verwenden.',
        alternative:
          'Erstellen Sie für jede Anwendung und jeden Rechner einen eigenen Benutzer, und beschränken Sie dessen Richtlinien auf die Adresse, von der die Aufrufe kommen (aws:SourceIp). So lässt sich ein Schlüssel ersetzen, ohne die anderen zu berühren, und er nützt anderswo wenig.',
      },
      thirdParty: {
        label: 'Dienst eines Drittanbieters',
        description: 'Sie wollen diesen Zugriffsschlüssel einem fremden Dienst geben, der mit Ihren Ressourcen arbeitet.',
        alternative:
          'Erstellen Sie einen Benutzer nur für diesen Dienst, mit einer Berechtigungsgrenze und nur mit den Berechtigungen, die der Dienst nennt. Deaktivieren Sie den Schlüssel, wenn Sie den Dienst nicht mehr nutzen.',
      },
      elsewhere: {
        label: 'Anwendung außerhalb Ihres Netzes',
        description:
          'Sie wollen diesen Zugriffsschlüssel in einer Anwendung in einem Rechenzentrum oder einer Cloud verwenden, die Sie nicht betreiben.',
        alternative:
          'Erstellen Sie einen Benutzer nur für diese Anwendung, beschränken Sie dessen Richtlinien auf die Adressen, von denen die Aufrufe kommen (aws:SourceIp), und legen Sie den Schlüssel im Geheimnisspeicher jener Umgebung ab statt in einer Datei.',
      },
      other: {
        label: 'Anderes',
        description: 'Ihr Anwendungsfall ist nicht aufgeführt.',
        alternative:
          'Ein Zugriffsschlüssel gilt, bis er deaktiviert wird. Vergeben Sie so wenige Berechtigungen wie möglich, und ersetzen Sie Schlüssel mindestens alle 90 Tage.',
      },
    },
  },
  made: {
    page: 'Zugriffsschlüssel abrufen',
    title: 'Der Zugriffsschlüssel wurde erstellt',
    once: 'Nur jetzt können Sie den geheimen Zugriffsschlüssel ansehen oder herunterladen. Später lässt er sich nicht wiederherstellen. Sie können aber jederzeit einen neuen Zugriffsschlüssel erstellen.',
    key: 'Zugriffsschlüssel',
    secret: 'Geheimer Zugriffsschlüssel',
    copySecret: 'Geheimen Zugriffsschlüssel kopieren',
    show: 'Anzeigen',
    hide: 'Verbergen',
    download: 'CSV-Datei herunterladen',
    downloadImport: 'Für aws configure import herunterladen',
    comma:
      'aws configure import kann einen Benutzernamen mit Komma nicht lesen und würde ein falsches Geheimnis speichern. Verwenden Sie die CSV-Datei.',
    practices: 'Bewährte Vorgehensweisen für Zugriffsschlüssel',
    notDescribed: 'Der Zugriffsschlüssel wurde erstellt, aber seine Beschreibung nicht gespeichert',
    gone: 'Der geheime Zugriffsschlüssel wird nicht mehr angezeigt.',
    advice: {
      plain: 'Speichern Sie Zugriffsschlüssel nie im Klartext, in einem Code-Repository oder im Code.',
      disable: 'Deaktivieren oder löschen Sie Zugriffsschlüssel, die nicht mehr gebraucht werden.',
      least: 'Vergeben Sie so wenige Berechtigungen wie möglich.',
      rotate: 'Ersetzen Sie Zugriffsschlüssel regelmäßig.',
    },
  },
  leave: {
    title: 'Die Seite verlassen, ohne den geheimen Zugriffsschlüssel zu sichern?',
    hint: 'Sie haben den geheimen Zugriffsschlüssel weder heruntergeladen noch kopiert. Wenn Sie diese Seite verlassen, kann er nicht mehr angezeigt werden.',
    stay: 'Auf der Seite bleiben',
    leave: 'Verlassen',
  },
  firstCall: {
    waiting: 'Warten auf den ersten Aufruf …',
    seen: (service, region) => `Erster Aufruf eingetroffen: ${service}, ${region}`,
    none: 'Noch kein Aufruf',
    unknown: 'Aufrufe sind nicht zu sehen',
    again: 'Weiter warten',
  },
  useItNow: {
    title: 'Gleich verwenden',
    copy: (into) => `Für ${into} kopieren`,
    ways: {
      profile: 'Profil',
      environment: 'Umgebungsvariablen',
      javascript: 'SDK für JavaScript v3',
      python: 'Python',
      curl: 'curl',
      cli: 'AWS CLI',
    },
    hints: {
      profile:
        'Die AWS CLI und die SDKs lesen diese zwei Dateien. Das Profil wählen Sie mit AWS_PROFILE oder, bei der AWS CLI, mit --profile.',
      environment: 'Für die Shell, die Sie geöffnet haben, und die Programme, die Sie aus ihr starten.',
      javascript:
        'Für einen ersten Versuch. Lassen Sie in Programmen die Anmeldedaten weg, und verwenden Sie ein Profil oder Umgebungsvariablen.',
      python:
        'Für einen ersten Versuch. Lassen Sie in Programmen die Anmeldedaten weg, und verwenden Sie ein Profil oder Umgebungsvariablen.',
      curl: 'curl signiert ab Version 7.75 selbst.',
      cli: 'Die AWS CLI fragt nach dem geheimen Zugriffsschlüssel und zeigt ihn nicht; die anderen Antworten behalten Sie mit der Eingabetaste bei.',
    },
  },
  rotate: {
    title: (id) => `Zugriffsschlüssel ${id} ersetzen`,
    description: 'Ein neuer Schlüssel tritt an die Stelle des alten, ohne einen Augenblick, in dem keiner gilt.',
    steps: 'Schritte',
    states: { done: 'Erledigt', now: 'In Arbeit', later: 'Später' },
    old: 'Alter Schlüssel',
    new: 'Neuer Schlüssel',
    step: {
      create: {
        title: 'Neuen Schlüssel erstellen',
        text: 'Der alte Schlüssel gilt weiter. Der neue erhält dessen Beschreibung.',
      },
      move: {
        title: 'Auf den neuen Schlüssel umstellen',
        text: 'Verwenden Sie den neuen Schlüssel überall, wo der alte verwendet wird, und beobachten Sie die letzte Verwendung des alten: Bleibt sie gleich, so verwendet ihn nichts mehr. Deaktivieren Sie ihn dann.',
      },
      deactivated: {
        title: 'Alten Schlüssel löschen',
        text: 'Der alte Schlüssel ist inaktiv. Fällt jetzt etwas aus, so aktivieren Sie ihn wieder; fällt eine Zeit lang nichts aus, so löschen Sie ihn.',
      },
      done: { title: 'Fertig', text: 'Der alte Schlüssel ist gelöscht und kommt nicht wieder.' },
    },
    otherInactive:
      'Der andere Schlüssel ist inaktiv: Aktivieren Sie ihn, bevor Sie den alten deaktivieren, oder löschen Sie ihn.',
    deactivateOld: 'Alten Schlüssel deaktivieren',
    deleteOld: 'Alten Schlüssel löschen',
    activateOld: 'Alten Schlüssel wieder aktivieren',
    activateNew: 'Neuen Schlüssel aktivieren',
    undo: 'Stattdessen den neuen löschen',
    later: 'Später fortfahren',
    unknown: 'Diesen Schlüssel gibt es nicht mehr, und auch keinen anderen.',
  },
  all: {
    title: 'Zugriffsschlüssel',
    description: 'Alle Zugriffsschlüssel des Kontos und wem sie gehören.',
    loading: 'Zugriffsschlüssel werden geladen',
    find: 'Zugriffsschlüssel suchen',
    empty: 'Keine Zugriffsschlüssel',
    emptyHint: 'Niemand in diesem Konto hat einen Zugriffsschlüssel.',
    deactivate: 'Deaktivieren',
    deactivateTitle: (count) => (count === 1 ? '1 Zugriffsschlüssel deaktivieren?' : `${count} Zugriffsschlüssel deaktivieren?`),
    deactivateText:
      'Solange ein Schlüssel inaktiv ist, wird jeder Aufruf abgelehnt, der mit ihm signiert ist. Sie können ihn wieder aktivieren.',
    deactivated: (count) =>
      count === 1 ? '1 Zugriffsschlüssel wurde deaktiviert.' : `${count} Zugriffsschlüssel wurden deaktiviert.`,
    failed: (id) => `${id} wurde nicht deaktiviert`,
    chooseActive: 'Wählen Sie zuerst aktive Schlüssel aus.',
    chooseOne: 'Wählen Sie zuerst einen aktiven Schlüssel aus.',
    show: 'Anzeigen',
    filters: { all: 'Alle Schlüssel', active: 'Aktiv', inactive: 'Inaktiv', risk: 'Mit Risiko', root: 'Root-Benutzer' },
    risks: {
      root: 'Schlüssel des Root-Benutzers',
      old: (days) => `Älter als ${days} Tage`,
      unused: (days) => `Seit ${days} Tagen nicht verwendet`,
      none: 'Keins',
    },
  },
};
export default texts;
