import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'IAM Dashboard',
  refresh: 'Refresh',
  firstRun: 'Create your administrator',
  firstRunText:
    'You are signed in as the root user, and nobody else can manage this account yet. Create an administrator, and let the root user rest.',
  firstRunAction: 'Begin',
  recommendations: {
    title: 'Security recommendations',
    checking: 'Checking',
    unreadable: (action: string) => `Cannot be checked: you need the permission ${action}.`,
    rootMfa: {
      topic: 'MFA of the root user',
      good: 'Root user has MFA',
      bad: 'Add MFA for root user',
      text: 'Having multi-factor authentication (MFA) for the root user improves security for this account.',
      link: 'Add MFA',
      asRoot: 'Sign in as the root user to add it.',
      noPassword: 'Root user has no password, and cannot sign in to the console',
    },
    rootKeys: {
      topic: 'Access keys of the root user',
      good: 'Root user has no access keys',
      bad: 'Root user has an access key',
      text: 'No policy can limit a root user access key. Use the keys of users instead, and delete it.',
      link: 'Manage access keys',
      asRoot: 'Sign in as the root user to delete it.',
    },
    ownMfa: {
      topic: 'Your MFA',
      good: 'You have MFA',
      bad: 'Add MFA for yourself',
      text: 'Add multi-factor authentication (MFA) for your user, so that a password alone opens nothing.',
      link: 'Add MFA',
    },
    oldKeys: {
      topic: 'Old and unused access keys',
      good: 'No old or unused access keys',
      bad: (count: number) => (count === 1 ? '1 old or unused access key' : `${count} old or unused access keys`),
      text: 'They are active, and older than 90 days or not used for as long. Rotate keys that are in use, and deactivate those that are not.',
      link: 'Show access keys at risk',
    },
    usersMfa: {
      topic: 'Users without MFA',
      good: 'Every user with a password has MFA',
      bad: (count: number) => (count === 1 ? '1 user with a password has no MFA' : `${count} users with a password have no MFA`),
      text: 'Ask them to add it under their security credentials.',
      link: 'Show users',
    },
  },
  resources: {
    title: 'IAM resources',
    description: 'Resources in this account',
    users: 'Users',
    groups: 'User groups',
    policies: 'Customer managed policies',
    mfa: 'MFA devices in use',
  },
  account: { title: 'Account', id: 'Account ID', copyId: 'Copy account ID' },
  links: {
    title: 'Quick links',
    me: 'My security credentials',
    meText: 'Your password, MFA, access keys and sessions',
    createUser: 'Create a user',
    createUserText: 'For a person or a program',
    createPolicy: 'Create a policy',
    createPolicyText: 'With completion, live checks and a preview of who it affects',
    audit: 'Audit log',
    auditText: 'Who did what, when, from where',
  },
  server: {
    title: 'Server',
    version: 'Version',
    endpoint: 'API endpoint',
    copyEndpoint: 'Copy API endpoint',
    region: 'Region',
    engine: 'Database',
  },
};

export type DashboardText = Translation<typeof en>;
/** Texts of the first page. */
export const dashboardText = catalogue(en, { de: () => import('./text.de.ts') });
