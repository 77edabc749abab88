import type { WelcomeText } from './text.ts';

const texts: WelcomeText = {
  title: 'Konto einrichten',
  description:
    'Root darf alles und lässt sich nicht begrenzen, deshalb sollte niemand als Root arbeiten. Erstellen Sie sich einen Administrator; danach ruht Root.',
  progress: 'Fortschritt',
  stages: {
    create: 'Administrator erstellen',
    factor: 'Zweiten Faktor hinzufügen',
    handOver: 'Als Administrator anmelden',
  },
  notRoot: 'Root ruht',
  create: {
    title: 'Ihr Administrator',
    description: 'Ein eigener Benutzer für die tägliche Arbeit, der über eine Gruppe alles im Konto darf.',
    userName: 'Benutzername',
    factor: 'Zweiter Faktor',
    factorApp: 'Authenticator-App, jetzt',
    factorAppHint: 'Im nächsten Schritt scannen Sie einen Code mit Ihrem Telefon.',
    factorPasskey: 'Passkey, bei der ersten Anmeldung als dieser Benutzer',
    factorPasskeyHint: 'Fingerabdruck, Gesicht, Bildschirmsperre oder ein Sicherheitsschlüssel. Vor Phishing geschützt.',
    submit: 'Administrator erstellen',
    adopt: (user) => `Den vorhandenen Benutzer ${user} zum Administrator machen und ihm dieses Passwort geben`,
    others: (members) =>
      `Die Gruppe Administrators gibt es schon, und sie gibt ihren Mitgliedern keinen Administratorzugriff. Sie alle würden ihn erhalten: ${members}. Benennen Sie die Gruppe um, oder entfernen Sie die Mitglieder zuerst.`,
    othersHeader: 'Der Administrator wurde nicht erstellt',
    does: {
      CreateGroup: 'Gruppe Administrators',
      AttachGroupPolicy: 'Richtlinie AdministratorAccess für die Gruppe',
      CreateUser: 'Benutzer',
      AddUserToGroup: 'Benutzer in der Gruppe',
      CreateLoginProfile: 'Konsolenpasswort',
    },
    pending: 'offen',
  },
  factor: {
    title: 'Authenticator-App',
    description: (user) => `Damit genügt das Passwort von ${user} allein nicht mehr zur Anmeldung.`,
    make: 'QR-Code anzeigen',
    name: 'Gerätename',
    add: 'MFA hinzufügen und fortfahren',
    skip: 'Überspringen: nach der Anmeldung hinzufügen',
  },
  handOver: {
    title: 'Anmeldedaten',
    description:
      'Das Passwort wird nur dieses eine Mal angezeigt. Bewahren Sie es jetzt auf, am besten in einem Passwort-Manager.',
    withApp: 'Bei der Anmeldung wird auch ein Code der Authenticator-App verlangt.',
    withPasskey: 'Nach der Anmeldung werden Sie zur Registrierung eines Passkeys geführt.',
    saved: 'Ich habe die Anmeldedaten aufbewahrt',
    go: (user) => `Abmelden und als ${user} anmelden`,
  },
  keys: {
    title: 'Root-Zugriffsschlüssel',
    none: 'Root hat keine Zugriffsschlüssel: Nichts auf irgendeiner Festplatte kann als Root handeln.',
    some: 'Wer einen solchen Schlüssel hat, darf alles im Konto, und keine Richtlinie begrenzt ihn. Geben Sie Programmen stattdessen den Schlüssel eines Benutzers mit wenigen Berechtigungen.',
    lastUsed: 'Zuletzt verwendet',
    delete: 'Löschen',
    later: 'Als Root finden Sie das alles auch später unter „Sicherheitsanmeldedaten“ und geben Root dort einen zweiten Faktor.',
  },
  rest: {
    done: (user) => `Von jetzt an arbeiten Sie als ${user}.`,
    text: 'Für nichts, was die Administration tut, wird Root gebraucht: Bewahren Sie sein Passwort dort auf, wohin nur Notfälle führen, und verwenden Sie es nur für diese.',
    lost: 'Geht das Root-Passwort verloren, setzt „countersign root reset“ auf dem Rechner des Servers ein neues.',
    status: 'Wie Root geschützt ist',
    mfa: 'Zweiter Faktor',
    hasMfa: 'Zugewiesen',
    noMfa: 'Keiner',
    keys: 'Zugriffsschlüssel',
    hasKeys: 'Es gibt Root-Zugriffsschlüssel',
    noKeys: 'Keine',
    mend: 'Nur Root selbst kann das ändern: als Root anmelden, dann „Sicherheitsanmeldedaten“.',
    addFactor: 'Sie haben noch keinen zweiten Faktor. Fügen Sie jetzt einen hinzu: Ein Passkey ist am sichersten.',
    dashboard: 'Zur Übersicht',
  },
};
export default texts;
