import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  section: {
    title: 'Access keys',
    description:
      'Use access keys to send programmatic calls from the AWS CLI, the AWS SDKs, or direct API calls. A user can have a maximum of two access keys (active or inactive) at a time.',
    create: 'Create access key',
    limit: 'A user can have two access keys at most. Delete one first.',
    empty: 'No access keys',
    emptyHint: 'As a best practice, avoid using long-term credentials where nothing needs them.',
    rootWarning: 'Root user access keys are not recommended',
    rootWarningText:
      'A root user access key can do everything in the account, and no policy can limit it. Create a user with the permissions that the work needs, and use that user’s key instead.',
    loading: 'Loading access keys',
    actionsFor: (id: string) => `Actions for access key ${id}`,
    copyId: 'Copy access key ID',
  },
  key: {
    id: 'Access key ID',
    owner: 'Owner',
    root: 'Root user',
    description: 'Description',
    status: 'Status',
    active: 'Active',
    inactive: 'Inactive',
    lastUsed: 'Last used',
    region: 'Last used region',
    service: 'Last used service',
    created: 'Created',
    age: 'Age',
    risk: 'Risk',
    never: 'Never used',
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    today: 'Today',
  },
  actions: {
    deactivate: 'Deactivate',
    activate: 'Activate',
    describe: 'Edit description',
    rotate: 'Rotate',
    delete: 'Delete',
  },
  deactivate: {
    title: (id: string) => `Deactivate ${id}?`,
    text: 'While the key is inactive, every call that is signed with it is refused. You can activate it again.',
    recent: 'This key was used lately. Programs that use it will stop working.',
    done: (id: string) => `Access key ${id} was deactivated.`,
    activated: (id: string) => `Access key ${id} was activated.`,
  },
  remove: {
    title: (id: string) => `Delete ${id}?`,
    text: 'Deleting an access key is permanent and cannot be undone. Calls that are signed with it will never work again.',
    first: 'You must deactivate the access key before you can delete it.',
    inactive: 'The key is inactive.',
    done: (id: string) => `Access key ${id} was deleted.`,
  },
  describe: {
    title: (id: string) => `Edit description of ${id}`,
    label: 'Description tag value',
    hint: 'What the access key is for and where it is used. It is kept as a tag of the user; leave it empty to remove it.',
    constraint: 'At most 256 characters: letters, numbers, spaces, and _ . : / = + - @',
    done: (id: string) => `The description of access key ${id} was saved.`,
  },
};

export type KeysText = Translation<typeof en>;
/** Texts about access keys. */
export const keysText = catalogue(en, { de: () => import('./text.de.ts') });
