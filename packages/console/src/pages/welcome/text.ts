import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'Set up your account',
  description:
    'Root may do everything and cannot be limited, so nobody should work as root. Make yourself an administrator; then root is at rest.',
  progress: 'Progress',
  stages: { create: 'Create an administrator', factor: 'Add a second factor', handOver: 'Sign in as the administrator' },
  notRoot: 'Root is at rest',
  create: {
    title: 'Your administrator',
    description: 'A user of your own for the daily work, who may do everything in the account through a group.',
    userName: 'User name',
    factor: 'Second factor',
    factorApp: 'Authenticator app, now',
    factorAppHint: 'You scan a code with your phone in the next step.',
    factorPasskey: 'Passkey, at the first sign-in as this user',
    factorPasskeyHint: 'Your fingerprint, face, screen lock or a security key. Cannot be phished.',
    submit: 'Create administrator',
    adopt: (user: string) => `Make the existing user ${user} the administrator, and give that user this password`,
    others: (members: string) =>
      `The group Administrators exists and does not give its members administrator access. They would all get it: ${members}. Rename the group, or take them out of it first.`,
    othersHeader: 'The administrator was not made',
    does: {
      CreateGroup: 'Group Administrators',
      AttachGroupPolicy: 'Policy AdministratorAccess for the group',
      CreateUser: 'User',
      AddUserToGroup: 'User in the group',
      CreateLoginProfile: 'Console password',
    },
    pending: 'to do',
  },
  factor: {
    title: 'Authenticator app',
    description: (user: string) => `With it, the password of ${user} alone is not enough to sign in.`,
    make: 'Show QR code',
    name: 'Device name',
    add: 'Add MFA and go on',
    skip: 'Skip: add one after signing in',
  },
  handOver: {
    title: 'Sign-in details',
    description: 'This is the only time that the password is shown. Save it now, best in a password manager.',
    withApp: 'At sign-in you are asked for a code of the authenticator app, too.',
    withPasskey: 'After signing in you are led to register a passkey.',
    saved: 'I have saved the sign-in details',
    go: (user: string) => `Sign out and sign in as ${user}`,
  },
  keys: {
    title: 'Root access keys',
    none: 'Root has no access keys: nothing on any disk can act as root.',
    some: 'Whoever has such a key may do everything in the account, and no policy limits it. Give programs the key of a user with few permissions instead.',
    lastUsed: 'Last used',
    delete: 'Delete',
    later: 'As root you find all of this under “Security credentials” later, too, and give root a second factor there.',
  },
  rest: {
    done: (user: string) => `You work as ${user} from now on.`,
    text: 'Root is needed for nothing that an administrator does: keep its password where only emergencies lead, and use it for those.',
    lost: 'If the password of root is lost, “countersign root reset” on the server’s own machine sets another.',
    status: 'How root is protected',
    mfa: 'Second factor',
    hasMfa: 'Assigned',
    noMfa: 'None',
    keys: 'Access keys',
    hasKeys: 'There are root access keys',
    noKeys: 'None',
    mend: 'Only root itself can change this: sign in as root, then “Security credentials”.',
    addFactor: 'You have no second factor yet. Add one now: a passkey is the safest.',
    dashboard: 'Go to the dashboard',
  },
};

export type WelcomeText = Translation<typeof en>;
/** Texts of the way from the first sign-in as root to an administrator. */
export const welcomeText = catalogue(en, { de: () => import('./text.de.ts') });
