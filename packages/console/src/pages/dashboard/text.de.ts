import type { DashboardText } from './text.ts';

const texts: DashboardText = {
  title: 'IAM-Übersicht',
  refresh: 'Aktualisieren',
  firstRun: 'Erstellen Sie Ihren Administrator',
  firstRunText:
    'Sie sind als Root-Benutzer angemeldet, und noch kann niemand sonst dieses Konto verwalten. Erstellen Sie einen Administrator, und lassen Sie den Root-Benutzer ruhen.',
  firstRunAction: 'Beginnen',
  recommendations: {
    title: 'Sicherheitsempfehlungen',
    checking: 'Wird geprüft',
    unreadable: (action) => `Kann nicht geprüft werden: Es fehlt die Berechtigung ${action}.`,
    rootMfa: {
      topic: 'MFA des Root-Benutzers',
      good: 'Der Root-Benutzer hat MFA',
      bad: 'Fügen Sie MFA für den Root-Benutzer hinzu',
      text: 'Multi-Faktor-Authentifizierung (MFA) für den Root-Benutzer macht dieses Konto sicherer.',
      link: 'MFA hinzufügen',
      asRoot: 'Melden Sie sich dazu als Root-Benutzer an.',
      noPassword: 'Der Root-Benutzer hat kein Passwort und kann sich nicht an der Konsole anmelden',
    },
    rootKeys: {
      topic: 'Zugriffsschlüssel des Root-Benutzers',
      good: 'Der Root-Benutzer hat keine Zugriffsschlüssel',
      bad: 'Der Root-Benutzer hat einen Zugriffsschlüssel',
      text: 'Keine Richtlinie kann einen Zugriffsschlüssel des Root-Benutzers einschränken. Verwenden Sie die Schlüssel von Benutzern, und löschen Sie ihn.',
      link: 'Zugriffsschlüssel verwalten',
      asRoot: 'Melden Sie sich als Root-Benutzer an, um ihn zu löschen.',
    },
    ownMfa: {
      topic: 'Ihr MFA',
      good: 'Sie haben MFA',
      bad: 'Fügen Sie MFA für sich hinzu',
      text: 'Fügen Sie Multi-Faktor-Authentifizierung (MFA) für Ihren Benutzer hinzu, damit ein Passwort allein nichts öffnet.',
      link: 'MFA hinzufügen',
    },
    oldKeys: {
      topic: 'Alte und unbenutzte Zugriffsschlüssel',
      good: 'Keine alten oder unbenutzten Zugriffsschlüssel',
      bad: (count) =>
        count === 1 ? '1 alter oder unbenutzter Zugriffsschlüssel' : `${count} alte oder unbenutzte Zugriffsschlüssel`,
      text: 'Sie sind aktiv und älter als 90 Tage oder so lange nicht verwendet worden. Ersetzen Sie Schlüssel, die verwendet werden, und deaktivieren Sie die anderen.',
      link: 'Zugriffsschlüssel mit Risiko anzeigen',
    },
    usersMfa: {
      topic: 'Benutzer ohne MFA',
      good: 'Jeder Benutzer mit Passwort hat MFA',
      bad: (count) => (count === 1 ? '1 Benutzer mit Passwort hat kein MFA' : `${count} Benutzer mit Passwort haben kein MFA`),
      text: 'Bitten Sie sie, MFA unter ihren Sicherheitsanmeldedaten hinzuzufügen.',
      link: 'Benutzer anzeigen',
    },
  },
  resources: {
    title: 'IAM-Ressourcen',
    description: 'Ressourcen in diesem Konto',
    users: 'Benutzer',
    groups: 'Benutzergruppen',
    policies: 'Vom Kunden verwaltete Richtlinien',
    mfa: 'Verwendete MFA-Geräte',
  },
  account: { title: 'Konto', id: 'Konto-ID', copyId: 'Konto-ID kopieren' },
  links: {
    title: 'Schnellzugriff',
    me: 'Meine Sicherheitsanmeldedaten',
    meText: 'Ihr Passwort, MFA, Zugriffsschlüssel und Sitzungen',
    createUser: 'Benutzer erstellen',
    createUserText: 'Für einen Menschen oder ein Programm',
    createPolicy: 'Richtlinie erstellen',
    createPolicyText: 'Mit Ergänzung, laufender Prüfung und einer Vorschau, wen sie betrifft',
    audit: 'Audit-Protokoll',
    auditText: 'Wer hat was wann von wo getan',
  },
  server: {
    title: 'Server',
    version: 'Version',
    endpoint: 'API-Endpunkt',
    copyEndpoint: 'API-Endpunkt kopieren',
    region: 'Region',
    engine: 'Datenbank',
  },
};
export default texts;
