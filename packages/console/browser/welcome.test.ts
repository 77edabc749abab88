import { GetLoginProfileCommand, ListAttachedGroupPoliciesCommand, ListGroupsForUserCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { addAuthenticator, describeInBrowser, expectAccessible, savedBy } from './test-browser.ts';
import { typeIn } from './test-door.ts';

describeInBrowser('the first run', (site) => {
  it('leads root to an administrator with a passkey, and then root is at rest', async () => {
    const page = await site.open();
    const authenticator = await addAuthenticator(page);
    await typeIn(page, { account: site.accountId, password: site.root.password });
    await page.getByRole('heading', { level: 1, name: 'Set up your account' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/welcome');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create administrator' }).click();
    await page.getByRole('heading', { name: 'Sign-in details' }).waitFor();

    const iam = site.server.iam();
    await iam.send(new GetLoginProfileCommand({ UserName: 'admin' }));
    const { Groups } = await iam.send(new ListGroupsForUserCommand({ UserName: 'admin' }));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['Administrators']);
    const { AttachedPolicies } = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'Administrators' }));
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['AdministratorAccess']);

    const leave = page.getByRole('button', { name: 'Sign out and sign in as admin' });
    expect(await leave.isDisabled()).toBe(true);
    const saved = await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    expect(saved.name).toBe('admin_credentials.csv');
    const [header, row = ''] = saved.text.split('\r\n');
    expect(header).toBe('User name,Password,Console sign-in URL');
    const [userName, password, url] = row.split(',');
    expect([userName, url]).toEqual(['admin', `${site.url}/console/?account=${site.accountId}`]);
    await expectAccessible(page);

    await page.getByRole('button', { name: `Delete ${site.server.root.accessKeyId}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await dialog.getByRole('textbox').fill(site.server.root.accessKeyId);
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Root has no access keys').waitFor();

    await leave.click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.getByLabel('User name', { exact: true }).inputValue()).toBe('admin');
    await page.getByLabel('Password', { exact: true }).fill(password ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Root is at rest' }).waitFor();
    await page.getByText('You have no second factor yet.').waitFor();
    await page.getByRole('button', { name: 'Assign MFA device' }).click();
    await page.getByRole('button', { name: 'Register passkey' }).click();
    await page.getByText('The MFA device admin was assigned.').waitFor();
    expect(await authenticator.count()).toBe(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go to the dashboard' }).click();
    await page.getByRole('heading', { level: 1, name: 'IAM Dashboard' }).waitFor();
  });
});
