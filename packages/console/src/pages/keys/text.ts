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
  create: {
    title: 'Create access key',
    practices: 'Access key best practices & alternatives',
    practicesHint:
      'Avoid using long-term credentials like access keys where you can. Consider the following use cases and alternatives.',
    useCase: 'Use case',
    useCaseLabel: 'What do you want to use the access key for?',
    chooseOne: 'Choose a use case.',
    alternative: 'Alternative recommended',
    advice: 'Good to know',
    confirmation: 'Confirmation',
    understood: 'I understand the above recommendation and want to proceed to create an access key.',
    confirmFirst: 'Confirm that you understand the recommendation.',
    describe: 'Description tag',
    describeTitle: 'Set description tag',
    rootTitle: 'Alternatives to root user access keys',
    rootUnderstood: 'I understand that a root access key is not a best practice, and I want to create one all the same.',
    createUser: 'Create a user',
    cases: {
      cli: {
        label: 'Command Line Interface (CLI)',
        description: 'You plan to use this access key with the AWS CLI.',
        alternative:
          'For what you do by hand, this console needs no access key: every form shows the command that does the same, and nothing has to be stored on your computer. For scripts, create a user of their own with only the permissions they need.',
      },
      localCode: {
        label: 'Local code',
        description: 'You plan to use this access key in application code in a local development environment.',
        alternative:
          'Create a user for development alone, whose policies reach test data only, and keep its key in a profile of ~/.aws/credentials: never in the source code, where it ends up in the history of the repository.',
      },
      server: {
        label: 'Application running on a server or container',
        description: 'You plan to use this access key in an application on a machine of your own.',
        alternative:
          'Create one user for each application and machine, and limit its policies to the address that it calls from (aws:SourceIp). So one key can be replaced without touching the others, and is of little use elsewhere.',
      },
      thirdParty: {
        label: 'Third-party service',
        description: 'You plan to give this access key to a service of somebody else that works with your resources.',
        alternative:
          'Create a user for that service alone, with a permissions boundary and with only the permissions that the service documents. Deactivate the key when you stop using the service.',
      },
      elsewhere: {
        label: 'Application running outside of your network',
        description: 'You plan to use this access key in an application in a data center or cloud that you do not run.',
        alternative:
          'Create a user for that application alone, limit its policies to the addresses that it calls from (aws:SourceIp), and put the key into that environment’s secret store instead of a file.',
      },
      other: {
        label: 'Other',
        description: 'Your use case is not listed here.',
        alternative:
          'An access key works until it is deactivated. Follow the principle of least privilege, and replace keys at least every 90 days.',
      },
    },
  },
  made: {
    page: 'Retrieve access keys',
    title: 'Access key created',
    once: 'This is the only time that the secret access key can be viewed or downloaded. You cannot recover it later. However, you can create a new access key any time.',
    key: 'Access key',
    secret: 'Secret access key',
    copySecret: 'Copy secret access key',
    show: 'Show',
    hide: 'Hide',
    download: 'Download .csv file',
    downloadImport: 'Download for aws configure import',
    comma: 'aws configure import cannot read a user name with a comma: it would store the wrong secret. Use the .csv file.',
    practices: 'Access key best practices',
    notDescribed: 'The access key was created, but its description was not saved',
    gone: 'The secret access key is no longer shown.',
    advice: {
      plain: 'Never store your access key in plain text, in a code repository, or in code.',
      disable: 'Disable or delete access keys when they are no longer needed.',
      least: 'Enable least-privilege permissions.',
      rotate: 'Rotate access keys regularly.',
    },
  },
  leave: {
    title: 'Leave without saving the secret access key?',
    text: 'You have neither downloaded nor copied the secret access key. Once you leave this page, it cannot be viewed again.',
    stay: 'Stay on the page',
    leave: 'Leave',
  },
  firstCall: {
    waiting: 'Waiting for the first call with this key…',
    seen: (service: string, region: string) => `The first call with this key has arrived: ${service}, ${region}.`,
    none: 'No call with this key has arrived yet.',
    unknown: 'Whether a call with this key arrives cannot be seen.',
    again: 'Watch again',
  },
  useItNow: {
    title: 'Use it now',
    copy: (into: string) => `Copy for ${into}`,
    ways: {
      profile: 'Profile',
      environment: 'Environment variables',
      javascript: 'SDK for JavaScript v3',
      python: 'Python',
      curl: 'curl',
      cli: 'AWS CLI',
    },
    hints: {
      profile: 'The AWS CLI and all SDKs read these two files. Choose the profile with --profile or AWS_PROFILE.',
      environment: 'For the shell that you have open, and the programs that you start from it.',
      javascript: 'For a first try. In programs leave out the credentials, and set a profile or environment variables.',
      python: 'For a first try. In programs leave out the credentials, and set a profile or environment variables.',
      curl: 'curl 7.75 or newer signs by itself.',
      cli: 'The AWS CLI asks for the secret access key and does not show it; press Enter to keep the other answers.',
    },
  },
};

export type KeysText = Translation<typeof en>;
/** Texts about access keys. */
export const keysText = catalogue(en, { de: () => import('./text.de.ts') });
