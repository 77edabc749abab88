import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  title: 'My security credentials',
  description: 'What you sign in with, and where you are signed in.',
  rootWarning:
    'You are signed in as the root user, who may do everything and whom no policy limits. Use it for nothing that an administrator can do.',
  welcome: 'Create an administrator',
  account: {
    title: 'Account details',
    id: 'Account ID',
    alias: 'Account alias',
    name: 'User name',
    userId: 'User ID',
    arn: 'ARN',
    since: 'Signed in since',
    until: 'Session ends at the latest',
    mfa: 'Signed in with MFA',
    copyId: 'Copy the account ID',
    copyUserId: 'Copy the user ID',
    copyArn: 'Copy the ARN',
    root: 'Root user',
    noAlias: 'None',
  },
  password: {
    title: 'Console password',
    update: 'Update console password',
    hint: 'When you change it, all your console sessions end, this one too. Access keys go on working.',
    root: 'Root’s password is set on the server’s own machine, not here: the command prints a new one, and ends all sessions of root.',
    command: 'Command that sets another root password',
    old: 'Current password',
    new: 'New password',
    repeat: 'Repeat the new password',
    differs: 'The two passwords differ.',
    show: 'Show passwords',
    submit: 'Change password',
    changed: 'Your password was changed.',
  },
  codes: {
    title: 'Recovery codes',
    description: 'Each stands in once for an MFA device that you lost. Keep them where the device is not.',
    left: (count: number) => (count === 1 ? '1 code is left' : `${count} codes are left`),
    none: 'No recovery codes',
    made: 'Made',
    create: 'Generate recovery codes',
    replace: 'Generate new codes',
    needsMfa: 'Assign an MFA device first: recovery codes stand in for one.',
    dialog: 'Generate recovery codes',
    intro: 'You get ten codes. They are shown once.',
    replaces: 'The codes that you have now stop working.',
    submit: 'Generate',
    shownTitle: 'Your recovery codes',
    once: 'This is the only time that they are shown: download them, or write them down.',
    copy: 'Copy all codes',
    download: 'Download .txt file',
    list: 'Recovery codes',
    fileTitle: 'Countersign recovery codes',
    fileHint: 'Each code is good once, in place of an MFA device, at:',
  },
};

export type MeText = Translation<typeof en>;
/** Texts of a person's own page. */
export const meText = catalogue(en, { de: () => import('./text.de.ts') });
