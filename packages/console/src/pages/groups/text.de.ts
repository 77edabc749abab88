import type { GroupsText } from './text.ts';

const texts: GroupsText = {
  title: 'Benutzergruppen',
  hint: 'Eine Benutzergruppe fasst Benutzer zusammen. Was sie erlaubt oder verbietet, gilt für alle.',
  loading: 'Benutzergruppen werden geladen',
  find: 'Gruppen nach Name, Pfad oder ARN suchen',
  none: 'Keine Benutzergruppen',
  noneHint: 'In diesem Konto gibt es noch keine Benutzergruppen.',
  create: 'Gruppe erstellen',
  columns: {
    name: 'Gruppenname',
    users: 'Benutzer',
    permissions: 'Berechtigungen',
    path: 'Pfad',
    arn: 'ARN',
    created: 'Erstellt',
  },
  defined: 'Vorhanden',
  notDefined: 'Nicht vorhanden',
  atLeast: (count) => `${count}+`,
  deletion: {
    title: (name) => `${name} löschen?`,
    titleMany: (count) => `${count} Benutzergruppen löschen?`,
    phrase: (count) => `${count} Benutzergruppen`,
    hint: 'Die Gruppe wird endgültig gelöscht, mit ihren eingebetteten Richtlinien. Ihre Benutzer bleiben, verlieren aber sofort, was die Gruppe erlaubte.',
    hintMany:
      'Diese Gruppen werden endgültig gelöscht, mit ihren eingebetteten Richtlinien. Ihre Benutzer bleiben, verlieren aber sofort, was die Gruppen erlaubten.',
    name: 'Gruppenname',
    users: 'Benutzer',
    policies: 'Richtlinien',
    more: (count) => `und ${count} weitere`,
    partly: (count, all) => `${count} von ${all} Gruppen wurden gelöscht.`,
    done: (names) =>
      names.length === 1 ? `Die Benutzergruppe ${names[0]} wurde gelöscht.` : `${names.length} Benutzergruppen wurden gelöscht.`,
  },
  creation: {
    title: 'Benutzergruppe erstellen',
    name: 'Gruppe benennen',
    groupName: 'Name der Benutzergruppe',
    users: 'Benutzer in die Gruppe aufnehmen',
    policies: 'Berechtigungsrichtlinien anfügen',
    half: (name) =>
      `Die Gruppe ${name} wurde erstellt, aber nicht vollständig: Versuchen Sie es noch einmal, um dort weiterzumachen, oder sehen Sie die Gruppe an.`,
    done: (name) => `Die Benutzergruppe ${name} wurde erstellt.`,
    view: 'Gruppe ansehen',
  },
  group: {
    gone: 'Diese Benutzergruppe gibt es nicht',
    goneHint: (name) => `Es gibt keine Benutzergruppe ${name}. Vielleicht hat sie inzwischen jemand gelöscht oder umbenannt.`,
    toGroups: 'Alle Benutzergruppen',
    summary: 'Übersicht',
    tabs: { users: 'Benutzer', permissions: 'Berechtigungen' },
    usersTitle: 'Benutzer in dieser Gruppe',
    add: 'Benutzer aufnehmen',
    added: (count) =>
      count === 1 ? '1 Benutzer wurde in die Gruppe aufgenommen.' : `${count} Benutzer wurden in die Gruppe aufgenommen.`,
    remove: 'Entfernen',
    removeTitle: (count) =>
      count === 1 ? 'Den Benutzer aus der Gruppe entfernen?' : `${count} Benutzer aus der Gruppe entfernen?`,
    removeHint: 'Sie verlieren sofort, was die Gruppe erlaubt.',
    removed: (count) =>
      count === 1 ? '1 Benutzer wurde aus der Gruppe entfernt.' : `${count} Benutzer wurden aus der Gruppe entfernt.`,
    noUsers: 'Keine Benutzer',
    noUsersHint: 'Niemand ist in dieser Gruppe.',
    rename: 'Name und Pfad bearbeiten',
    renameHint: 'Mit Name und Pfad ändert sich die ARN der Gruppe. Richtlinien, die die alte ARN nennen, ändern sich nicht mit.',
    newName: 'Neuer Gruppenname',
    renamed: (name) => `Die Benutzergruppe ${name} wurde gespeichert.`,
  },
};
export default texts;
