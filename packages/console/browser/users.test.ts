import { AddUserToGroupCommand, CreateGroupCommand, CreateUserCommand, DeleteUserCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { describeInBrowser, barriers } from './test-browser.ts';
import { findUser } from './test-find-user.ts';

const exact = true;

describeInBrowser('users', (site) => {
  it('are deleted with all that hangs on it, once their keys are inactive and their name is typed', async () => {
    await site.addUser('doomed', {
      key: true,
      managed: ['ReadOnlyAccess'],
      statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    });
    await site.server.iam().send(new CreateGroupCommand({ GroupName: 'crew' }));
    await site.server.iam().send(new AddUserToGroupCommand({ GroupName: 'crew', UserName: 'doomed' }));
    const page = await site.openAs(site.root, '/console/users/doomed');
    await page.getByRole('button', { name: 'Delete', exact }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete doomed?' });
    await dialog.getByText('There is 1 active access key').waitFor();
    await dialog.getByLabel('To confirm, type').fill('doomed');
    expect(await dialog.getByRole('button', { name: 'Delete', exact }).isEnabled()).toBe(false);
    await dialog.getByRole('button', { name: 'Deactivate 1 key' }).click();
    await dialog.getByText('There is 1 active access key').waitFor({ state: 'detached' });
    await dialog.getByLabel('To confirm, type').fill('doome');
    expect(await dialog.getByRole('button', { name: 'Delete', exact }).isEnabled()).toBe(false);
    await dialog.getByLabel('To confirm, type').fill('doomed');
    await dialog.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('The user doomed was deleted.').waitFor();
    expect(await findUser(site, 'doomed')).toBeUndefined();
  });

  it('are said to be gone when somebody else deletes them while their page is open', async () => {
    const UserName = 'fleeting';
    await site.server.iam().send(new CreateUserCommand({ UserName }));
    const page = await site.openAs(site.root, `/console/users/${UserName}`);
    await page.getByRole('button', { name: 'Edit', exact }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit name and path' });
    await dialog.getByLabel('New user name').fill('other');
    await site.server.iam().send(new DeleteUserCommand({ UserName }));
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Somebody may have deleted or renamed it in the meantime.').waitFor();
    await page.getByRole('link', { name: 'All users' }).click();
    await page.getByRole('heading', { name: 'Users' }).waitFor();
    expect(await page.getByRole('link', { name: UserName }).count()).toBe(0);
  });

  it('are renamed, tagged, bounded, and given policies and groups', async () => {
    await site.addUser('busy', { console: false });
    await site.server.iam().send(new CreateGroupCommand({ GroupName: 'pilots' }));
    const page = await site.openAs(site.root, '/console/users/busy');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Attach policies' }).click();
    await dialog.getByPlaceholder('Find policies').fill('ViewOnlyAccess');
    await dialog.getByRole('checkbox', { name: 'ViewOnlyAccess', exact }).check();
    await dialog.getByRole('button', { name: 'Attach policies' }).click();
    await page.getByText('The policy was attached.').waitFor();
    await page.getByRole('checkbox', { name: 'ViewOnlyAccess' }).check();
    await page.getByRole('button', { name: 'Remove', exact }).click();
    await dialog.getByRole('button', { name: 'Remove', exact }).click();
    await page.getByText('The policy was removed.').waitFor();

    await page.getByRole('button', { name: 'Set boundary' }).click();
    await dialog.getByPlaceholder('Find policies').fill('PowerUserAccess');
    await dialog.getByRole('radio', { name: 'PowerUserAccess', exact }).check();
    await dialog.getByRole('button', { name: 'Set boundary' }).click();
    await page.getByRole('link', { name: 'PowerUserAccess' }).waitFor();
    await page.getByRole('button', { name: 'Remove boundary' }).click();
    await dialog.getByRole('button', { name: 'Remove boundary' }).click();
    await page.getByText('No boundary is set').waitFor();

    await page.getByRole('tab', { name: 'Groups' }).click();
    await page.getByRole('button', { name: 'Add user to groups' }).click();
    await dialog.getByRole('checkbox', { name: 'pilots' }).check();
    await dialog.getByRole('button', { name: 'Add user to groups' }).click();
    await page.getByText('The user was added to 1 group.').waitFor();
    await page.getByRole('checkbox', { name: 'pilots' }).check();
    await page.getByRole('button', { name: 'Remove', exact }).click();
    await dialog.getByRole('button', { name: 'Remove', exact }).click();
    await page.getByText('The user was removed from 1 group.').waitFor();

    await page.getByRole('tab', { name: 'Tags' }).click();
    await page.getByRole('button', { name: 'Manage tags' }).click();
    await dialog.getByRole('button', { name: 'Add new tag' }).click();
    await dialog.getByLabel('Key 1').fill('colour');
    await dialog.getByLabel('Value 1').fill('blue');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The tags were saved.').waitFor();
    await page.getByRole('gridcell', { name: 'blue' }).waitFor();

    await page.getByRole('button', { name: 'Edit', exact }).click();
    await dialog.getByLabel('New user name').fill('busier');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL('**/console/users/busier');
    await page.getByRole('heading', { name: 'busier' }).waitFor();
    expect(await findUser(site, 'busy')).toBeUndefined();
  });

  it.each(['create', '..', 'a+b=c,d@e'])('have a page of their own, also when named %s', async (name) => {
    await site.addUser(name, { console: false });
    const page = await site.openAs(site.root, '/console/users');
    await page.getByRole('link', { name, exact }).click();
    await page.getByText(`arn:aws:iam::${site.accountId}:user/${name}`, { exact }).waitFor();
    await page.reload();
    await page.getByText(`arn:aws:iam::${site.accountId}:user/${name}`, { exact }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
  });
  it('are deleted several at once when their count is typed', async () => {
    for (const name of ['many-1', 'many-2', 'other']) await site.addUser(name, { console: false });
    const page = await site.openAs(site.root, '/console/users');
    await page.getByPlaceholder('Find users').fill('many-');
    await page.getByText('2 matches').first().waitFor();
    await page.getByRole('checkbox', { name: 'many-1' }).check();
    await page.getByRole('checkbox', { name: 'many-2' }).check();
    await page.getByRole('button', { name: 'Delete', exact }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 2 users?' });
    await dialog.getByLabel('To confirm, type').fill('2 users');
    await dialog.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('2 users were deleted.').waitFor();
    expect(await findUser(site, 'many-1')).toBeUndefined();
    expect(await findUser(site, 'other')).toBeDefined();
  });

  it('are shown as far as somebody may see them, and what that needs is named', async () => {
    const looker = await site.addUser('looker', {
      statements: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }],
    });
    const page = await site.openAs(looker, '/console/users');
    await page.getByText('Some columns are missing: you need the permission iam:').waitFor();
    await page.getByRole('link', { name: 'looker' }).waitFor();
    const create = page.getByRole('button', { name: 'Create user' });
    await create.and(page.locator('[aria-disabled="true"]')).waitFor();
    await create.hover();
    const reason = page.getByText(`You need the permission iam:CreateUser on arn:aws:iam::${site.accountId}:user/*.`);
    await reason.filter({ visible: true }).waitFor();
    await page.getByRole('link', { name: 'looker' }).click();
    const refusal = page.getByText(/is not authorized to perform: iam:GetUser/);
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain(`on resource: user looker`);
  });
  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('keep nobody out: %s, %d px', async (colorScheme, width) => {
    const name = `seen-${colorScheme}-${width}`;
    await site.addUser(name, { key: true, managed: ['ReadOnlyAccess'], tags: { team: 'red' } });
    const page = await site.openAs(site.root, '/console/users', { colorScheme, width });
    await page.getByRole('link', { name }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name }).click();
    await page.getByRole('link', { name: 'ReadOnlyAccess' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keep nobody out of their dialogs: %s, %d px', async (colorScheme, width) => {
    const name = `asked-${colorScheme}`;
    await site.addUser(name, { key: true, tags: { team: 'red' } });
    const page = await site.openAs(site.root, `/console/users/${name}?tab=tags`, { colorScheme, width });
    await page.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('There is 1 active access key').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Manage tags' }).click();
    await page.getByLabel('Key 1').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
