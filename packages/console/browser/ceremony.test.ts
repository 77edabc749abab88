import { ListAccessKeysCommand, ListUserTagsCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, expectAccessible, savedBy } from './test-browser.ts';
import { CLIPBOARD, readClipboard } from './test-clipboard.ts';
import { tracesOf } from './test-traces.ts';

const AGREED = /I understand the above recommendation/;

/** Goes through the steps to the page that shows the secret, from the page that begins them. */
async function makeKey(page: Page, description = ''): Promise<void> {
  await page.getByRole('radio', { name: 'Local code' }).check();
  await page.getByRole('checkbox', { name: AGREED }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Description tag value').fill(description);
  await page.getByRole('button', { name: 'Create access key' }).click();
  await page.getByRole('heading', { level: 1, name: 'Retrieve access keys' }).waitFor();
}

/** Reads the secret that the page shows. */
async function shownSecret(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const secret = page.getByText(/^[A-Za-z0-9/+]{40}$/);
  return (await secret.textContent()) ?? '';
}

describeInBrowser('the ceremony of an access key', (site) => {
  it('leads from Users to the downloaded file, whose key works at once and leaves no trace', async () => {
    const admin = await site.addUser('admin', { managed: ['AdministratorAccess'] });
    await site.addUser('worker', { console: false });
    const page = await site.openAs(admin, '/console/users', { more: CLIPBOARD });
    await page.getByRole('link', { name: 'worker', exact: true }).click();
    await page.getByRole('tab', { name: 'Security credentials' }).click();
    await page.getByRole('button', { name: 'Create access key' }).click();
    await page.getByRole('radio', { name: 'Local code' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Confirm that you understand the recommendation.').waitFor();
    await makeKey(page, 'the worker of the tests');

    const copied = async (name: string): Promise<string> => {
      await page.getByRole('button', { name }).click();
      await page.getByText('Copied').waitFor();
      return await readClipboard(page, site.url);
    };
    const accessKeyId = await copied('Copy access key ID');
    expect(accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    const secretAccessKey = await copied('Copy secret access key');
    expect(secretAccessKey).toMatch(/^[A-Za-z0-9/+]{40}$/);
    expect(await page.content()).not.toContain(secretAccessKey);

    const file = await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    expect(file).toEqual({
      name: 'worker_accessKeys.csv',
      text: `Access key ID,Secret access key\r\n${accessKeyId},${secretAccessKey}\r\n`,
    });
    const forImport = await savedBy(page, () => page.getByRole('button', { name: 'Download for aws configure import' }).click());
    expect(forImport.text).toBe(`User name,Access key ID,Secret access key\r\nworker,${accessKeyId},${secretAccessKey}\r\n`);
    expect(await shownSecret(page)).toBe(secretAccessKey);

    await page.getByText('Waiting for the first call…').first().waitFor();
    const { Arn } = await site.server.sts({ accessKeyId, secretAccessKey }).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:iam::${site.accountId}:user/worker`);
    await page.getByText('First call received: sts, eu-west-1').first().waitFor();

    expect(await tracesOf(page, secretAccessKey)).not.toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('the worker of the tests').waitFor();
    await expect.poll(() => tracesOf(page, secretAccessKey)).toEqual([]);
    await page.goBack();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await tracesOf(page, secretAccessKey)).toEqual([]);
    const { Tags } = await site.server.iam().send(new ListUserTagsCommand({ UserName: 'worker' }));
    expect(Tags).toEqual([{ Key: accessKeyId, Value: 'the worker of the tests' }]);
  });

  it('asks once before a secret is left behind that nobody saved, and a reload shows none', async () => {
    await site.addUser('leaver', { console: false });
    const page = await site.openAs(site.root, '/console/users/leaver/create-access-key');
    await makeKey(page);
    const secret = await shownSecret(page);
    await page.getByRole('link', { name: 'Users', exact: true }).first().click();
    await page.getByRole('button', { name: 'Stay on the page' }).click();
    expect(await page.getByText(secret, { exact: true }).count()).toBe(1);

    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Access key best practices & alternatives' }).waitFor();
    expect(asked).toEqual(['beforeunload']);
    expect(await tracesOf(page, secret)).toEqual([]);
  });

  it('lets somebody leave all the same, and nothing is there when they come back', async () => {
    await site.addUser('stray', { console: false });
    const page = await site.openAs(site.root, '/console/users');
    await page.goto(`${site.url}/console/users/stray/create-access-key`);
    await makeKey(page);
    const secret = await shownSecret(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'stray' }).waitFor();
    await expect.poll(() => tracesOf(page, secret)).toEqual([]);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'stray' }).waitFor();
    expect(await tracesOf(page, secret)).toEqual([]);
  });

  it('keeps no file for aws configure import where the name has a comma, and says why', async () => {
    await site.addUser('bob,jr', { console: false });
    const page = await site.openAs(site.root, `/console/users/${encodeURIComponent('bob,jr')}/create-access-key`);
    await makeKey(page);
    const button = page.getByRole('button', { name: 'Download for aws configure import' });
    await button.hover();
    await page
      .getByText(/cannot read a user name with a comma/)
      .filter({ visible: true })
      .first()
      .waitFor();
    const { name } = await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    expect(name).toBe('bob,jr_accessKeys.csv');
  });

  it('is harder for the root user: warned, and a tick before the file rootkey.csv', async () => {
    const page = await site.openAs(site.root, '/console/me/create-access-key');
    const create = page.getByRole('button', { name: 'Create access key' });
    await page.getByText('Root user access keys are not recommended').waitFor();
    expect(await create.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /I understand that a root access key/ }).check();
    await create.click();
    const { name } = await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    expect(name).toBe('rootkey.csv');
  });

  it('ends with a key that is deactivated first, and deleted when its id is typed', async () => {
    const owner = await site.addUser('owner', { console: false, key: true });
    const accessKeyId = owner.keys?.accessKeyId ?? '';
    const page = await site.openAs(site.root, '/console/users/owner?tab=credentials');
    await page.getByRole('button', { name: `Actions for access key ${accessKeyId}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Delete', exact: true });
    await dialog.getByRole('textbox').fill(accessKeyId);
    await dialog.getByText('Never used').waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await dialog.getByText('Inactive').waitFor();
    await confirm.click();
    await page.getByText(`Access key ${accessKeyId} was deleted.`).waitFor();
    const { AccessKeyMetadata } = await site.server.iam().send(new ListAccessKeysCommand({ UserName: 'owner' }));
    expect(AccessKeyMetadata).toEqual([]);
  });

  it('is closed to somebody who may not, and names what is missing', async () => {
    const reader = await site.addUser('reader', { managed: ['IAMReadOnlyAccess'] });
    const page = await site.openAs(reader, '/console/me');
    const create = page.getByRole('button', { name: 'Create access key' });
    await create.hover();
    await page
      .getByText(/You need the permission iam:CreateAccessKey/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await create.getAttribute('aria-disabled')).toBe('true');
  });

  it('refuses a third key before anybody begins', async () => {
    await site.addUser('rich', { console: false, key: true });
    const page = await site.openAs(site.root, '/console/users/rich/create-access-key');
    await makeKey(page);
    await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    await page.getByRole('button', { name: 'Done' }).click();
    const create = page.getByRole('button', { name: 'Create access key' });
    await page.getByText('(2)').first().waitFor();
    expect(await create.getAttribute('aria-disabled')).toBe('true');
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keeps nobody out: %s, %d px', async (colorScheme, width) => {
    await site.addUser(`axe-${width}`, { console: false });
    const page = await site.openAs(site.root, `/console/users/axe-${width}/create-access-key`, { colorScheme, width });
    await page.getByRole('radio', { name: 'Local code' }).check();
    await expectAccessible(page);
    await makeKey(page);
    await shownSecret(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Stay on the page' }).waitFor();
    await expectAccessible(page);
    expect(await page.title()).toBe('Retrieve access keys · Countersign');
  });
});
