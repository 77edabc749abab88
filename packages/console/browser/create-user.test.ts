import { ListGroupsForUserCommand, ListUserTagsCommand } from '@aws-sdk/client-iam';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, barriers, savedBy } from './test-browser.ts';
import { findUser } from './test-find-user.ts';

const exact = true;

/** Goes through the first two steps of the wizard. */
async function fillIn(page: Page, { name, path = '' }: { readonly name: string; readonly path?: string }): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByRole('textbox', { name: /^Path/ }).fill(path);
  await page.getByRole('button', { name: 'Next', exact }).click();
  await page.getByRole('heading', { name: 'Set permissions' }).waitFor();
}

describeInBrowser('creating a user', (site) => {
  it('gives them a group, a tag and a password that lets them in', async () => {
    const page = await site.openAs(site.root, '/console/users/create');
    await page.getByLabel('Provide user access to the console').check();
    await page.getByLabel('Users must create a new password').uncheck();
    await fillIn(page, { name: 'dora', path: '/people/' });
    await page.getByRole('button', { name: 'Create group' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create user group' });
    await dialog.getByLabel('Group name').fill('readers');
    await dialog.getByPlaceholder('Find policies').fill('ViewOnlyAccess');
    await dialog.getByRole('checkbox', { name: 'ViewOnlyAccess', exact }).check();
    await dialog.getByRole('button', { name: 'Create group' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: 'readers' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Next', exact }).click();
    await page.getByRole('button', { name: 'Add new tag' }).click();
    await page.getByLabel('Key 1').fill('team');
    await page.getByLabel('Value 1').fill('red');
    await page.getByRole('button', { name: 'Create user' }).click();

    await page.getByText('The user dora was created.').waitFor();
    const { name, text } = await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    expect(name).toBe('dora_credentials.csv');
    const [header, row] = text.split('\r\n');
    expect(header).toBe('User name,Password,Console sign-in URL');
    const [userName = '', password = '', url] = row?.split(',') ?? [];
    expect([userName, url]).toEqual(['dora', `${site.url}/console/?account=${site.accountId}`]);
    await page.getByRole('button', { name: 'Show the password' }).click();
    await page.getByText(password, { exact }).waitFor();

    const of = { UserName: 'dora' };
    expect((await findUser(site, 'dora'))?.Arn).toBe(`arn:aws:iam::${site.accountId}:user/people/dora`);
    const { Groups } = await site.server.iam().send(new ListGroupsForUserCommand(of));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['readers']);
    expect((await site.server.iam().send(new ListUserTagsCommand(of))).Tags).toEqual([{ Key: 'team', Value: 'red' }]);
    const hers = await site.openAs({ userName, password });
    await hers.getByText('dora').filter({ visible: true }).first().waitFor();

    // What was shown is gone with the page.
    await page.getByRole('button', { name: 'View user' }).click();
    await page.getByRole('heading', { name: 'dora', exact }).waitFor();
    await page.goBack();
    await page.getByLabel('User name').waitFor();
    expect(await page.content()).not.toContain(password);
  });

  it('asks before a password that nobody took is left behind', async () => {
    const page = await site.openAs(site.root, '/console/users/create');
    await page.getByLabel('Provide user access to the console').check();
    await fillIn(page, { name: 'elsa' });
    await page.getByRole('button', { name: 'Next', exact }).click();
    await page.getByText('IAMUserChangePassword').waitFor();
    await page.getByRole('button', { name: 'Create user' }).click();
    await page.getByRole('button', { name: 'Return to users list' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without the password?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Show the password' }).click();
    await page.getByRole('button', { name: 'Return to users list' }).click();
    await page.getByRole('link', { name: 'elsa' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/users');
  });

  it('says what is wrong with a name while it is typed, and that one is taken', async () => {
    await site.addUser('taken', { console: false });
    const page = await site.openAs(site.root, '/console/users/create');
    await page.getByLabel('User name').fill('a b');
    await page.getByText('Use letters, digits and + = , . @ _ - only.').waitFor();
    await page.getByLabel('User name').fill('n'.repeat(65));
    await page.getByText('Use 64 characters at most.').waitFor();
    await page.getByLabel('User name').fill('Taken');
    await page.getByRole('button', { name: 'Next', exact }).click();
    await page.getByText('The name is taken.').waitFor();
    expect(await page.getByRole('heading', { name: 'Specify user details' }).isVisible()).toBe(true);
  });

  it('says how far it came when the password is refused, and goes on with another', async () => {
    const page = await site.openAs(site.root, '/console/users/create');
    await page.getByLabel('Provide user access to the console').check();
    await page.getByRole('radio', { name: 'Custom password' }).check();
    await page.getByLabel('Password', { exact }).fill('short');
    await fillIn(page, { name: 'half' });
    await page.getByRole('button', { name: 'Next', exact }).click();
    await page.getByRole('button', { name: 'Create user' }).click();
    await page.getByText('half was created, but is not complete').first().waitFor();
    await page.getByText('Password does not conform to the account password policy.').waitFor();
    await page.getByLabel('Another password').fill('Quartz-Lantern-48!');
    await page.getByRole('button', { name: 'Try again from here' }).click();
    await page.getByText('The user half was created.').waitFor();
    await page.getByRole('button', { name: 'Show the password' }).click();
    await page.getByText('Quartz-Lantern-48!').waitFor();
    expect(await findUser(site, 'half')).toBeDefined();
  });

  it('copies what another user is given, and shows a path that looks like markup as it is', async () => {
    const path = '/<img/src=x/onerror=alert(1)>/';
    await site.addUser('model', {
      console: false,
      managed: ['ReadOnlyAccess'],
      statements: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }],
    });
    const page = await site.openAs(site.root, '/console/users/create');
    await fillIn(page, { name: 'copy', path });
    await page.getByRole('radio', { name: 'Copy permissions' }).check();
    await page.getByRole('radio', { name: 'model', exact }).check();
    await page.getByRole('button', { name: 'Next', exact }).click();
    await page.getByText('Customer inline').waitFor();
    await page.getByRole('button', { name: 'Add new tag' }).click();
    await page.getByLabel('Key 1').fill('<script>');
    await page.getByText('Use letters, digits, spaces and').waitFor();
    await page.getByRole('button', { name: 'Remove the tag <script>' }).click();
    await page.getByRole('button', { name: 'Create user' }).click();
    await page.getByText('ReadOnlyAccess').waitFor();
    await page.getByText(`user${path}copy`).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keeps nobody out: %s, %d px', async (colorScheme, width) => {
    const page = await site.openAs(site.root, '/console/users/create', { colorScheme, width });
    await page.getByLabel('Provide user access to the console').check();
    expect(await barriers(page)).toEqual([]);
    await fillIn(page, { name: `made-${colorScheme}` });
    await page.getByRole('radio', { name: 'Attach policies directly' }).check();
    await page.getByRole('checkbox', { name: 'AdministratorAccess' }).or(page.getByText('AWS managed').first()).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next', exact }).click();
    await page.getByRole('button', { name: 'Create user' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create user' }).click();
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await barriers(page)).toEqual([]);
  });
});
