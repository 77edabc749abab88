import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'User groups',
  hint: 'A user group is a collection of users. What it allows or denies holds for all of them.',
  loading: 'Loading user groups',
  find: 'Find groups by name, path or ARN',
  none: 'No user groups',
  noneHint: 'There are no user groups in this account yet.',
  create: 'Create group',
  columns: {
    name: 'Group name',
    users: 'Users',
    permissions: 'Permissions',
    path: 'Path',
    arn: 'ARN',
    created: 'Creation time',
  },
  defined: 'Defined',
  notDefined: 'Not defined',
  atLeast: (count: number) => `${count}+`,
  deletion: {
    title: (name: string) => `Delete ${name}?`,
    titleMany: (count: number) => `Delete ${count} user groups?`,
    phrase: (count: number) => `${count} user groups`,
    hint: 'The group is deleted for good, with its inline policies. Its users stay, but lose what the group allowed at once.',
    hintMany:
      'These groups are deleted for good, with their inline policies. Their users stay, but lose what the groups allowed at once.',
    name: 'Group name',
    users: 'Users',
    policies: 'Policies',
    more: (count: number) => `and ${count} more`,
    partly: (count: number, all: number) => `${count} of ${all} groups were deleted.`,
    done: (names: readonly string[]) =>
      names.length === 1 ? `The user group ${names[0]} was deleted.` : `${names.length} user groups were deleted.`,
  },
  creation: {
    title: 'Create user group',
    name: 'Name the group',
    groupName: 'User group name',
    users: 'Add users to the group',
    policies: 'Attach permissions policies',
    half: (name: string) =>
      `The group ${name} was created, but not everything of it: try again to go on from there, or look at the group.`,
    done: (name: string) => `The user group ${name} was created.`,
    view: 'View group',
  },
  group: {
    gone: 'This user group does not exist',
    goneHint: (name: string) => `There is no user group ${name}. Somebody may have deleted or renamed it in the meantime.`,
    toGroups: 'All user groups',
    summary: 'Summary',
    tabs: { users: 'Users', permissions: 'Permissions' },
    usersTitle: 'Users in this group',
    add: 'Add users',
    added: (count: number) => (count === 1 ? '1 user was added to the group.' : `${count} users were added to the group.`),
    remove: 'Remove',
    removeTitle: (count: number) => (count === 1 ? 'Remove the user from the group?' : `Remove ${count} users from the group?`),
    removeHint: 'They lose what the group allows at once.',
    removed: (count: number) =>
      count === 1 ? '1 user was removed from the group.' : `${count} users were removed from the group.`,
    noUsers: 'No users',
    noUsersHint: 'Nobody is in this group.',
    rename: 'Edit name and path',
    renameHint: 'The ARN of the group changes with its name and path. Policies that name the old ARN do not follow.',
    newName: 'New group name',
    renamed: (name: string) => `The user group ${name} was saved.`,
  },
};

export type GroupsText = Translation<typeof en>;
/** Texts of the pages of user groups. */
export const groupsText = catalogue(en, { de: () => import('./text.de.ts') });
