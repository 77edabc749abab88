import { CreateVirtualMFADeviceCommand, ListMFADevicesCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addAuthenticator, describeInBrowser, expectAccessible, PASSWORD, savedBy } from './test-browser.ts';
import { giveApp, typeIn } from './test-door.ts';
import { appOf, type App } from './test-totp.ts';

const H1 = { level: 1, name: 'My security credentials' } as const;

async function openAssign(page: Page, kind: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Assign MFA device' }).click();
  await page.getByRole('radio', { name: kind }).check({ force: true });
}
async function beginApp(page: Page): Promise<App> {
  await openAssign(page, /Authenticator app/);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('img', { name: 'QR code of the new device' }).waitFor();
  await page.getByRole('button', { name: 'Show secret key' }).click();
  return appOf(
    (await page
      .getByText(/^[A-Z2-7]{32,}$/)
      .first()
      .textContent()) ?? '',
  );
}
async function signOut(page: Page, shown: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${shown}`) }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
}

describeInBrowser('my security credentials', (site) => {
  const openAs = async (userName: string): Promise<Page> => {
    await site.addUser(userName, { managed: ['AdministratorAccess'] });
    const page = await site.openAs({ userName, password: PASSWORD }, '/console/me');
    await page.getByRole('heading', H1).waitFor();
    return page;
  };
  const devicesOf = async (UserName: string) =>
    (await site.server.iam().send(new ListMFADevicesCommand({ UserName }))).MFADevices ?? [];
  const virtualOnes = async () => (await site.server.iam().send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices ?? [];

  it('assigns an authenticator app, and leaves no device behind when somebody changes their mind', async () => {
    const page = await openAs('apps');
    await beginApp(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(virtualOnes).toEqual([]);

    // What a tab that was closed half-way leaves is cleared away when somebody begins again.
    await site.server.iam().send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'apps' }));
    await openAssign(page, /Authenticator app/);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Delete it and go on' }).click();
    await page.getByRole('img', { name: 'QR code of the new device' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(virtualOnes).toEqual([]);

    const app = await beginApp(page);
    await page.getByLabel('MFA code 1').fill('000000');
    await page.getByLabel('MFA code 2').fill('000001');
    await page.getByRole('button', { name: 'Add MFA' }).click();
    await page.getByText('The request was refused').waitFor();
    await page.getByLabel('MFA code 1').fill(app.code(-1));
    await page.getByLabel('MFA code 2').fill(app.code());
    await page.getByRole('button', { name: 'Add MFA' }).click();
    await page.getByText('The MFA device apps was assigned.').waitFor();
    expect(await devicesOf('apps')).toHaveLength(1);
    expect(await page.content()).not.toMatch(/>[A-Z2-7]{32,}</);

    await page.getByRole('radio', { name: 'Select apps' }).check({ force: true });
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove MFA device' });
    await dialog.getByText('It is the only one').waitFor();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('The MFA device apps was removed.').waitFor();
    expect(await virtualOnes()).toEqual([]);
  });

  it('registers a passkey, renames it, and signs in with it alone', async () => {
    const page = await openAs('keyed');
    const authenticator = await addAuthenticator(page);
    await openAssign(page, /Passkey or security key/);
    await page.getByLabel('Device name').fill('laptop');
    await page.getByRole('button', { name: 'Register passkey' }).click();
    await page.getByText('The MFA device laptop was assigned.').waitFor();
    expect(await authenticator.count()).toBe(1);

    await page.getByRole('radio', { name: 'Select laptop' }).check({ force: true });
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByLabel('Device name').fill('desk');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByText('The passkey is now called desk.').waitFor();

    await signOut(page, 'keyed');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('button', { name: /^keyed/ }).waitFor();
    await page.goto(`${site.url}/console/me`);
    await page.getByRole('radio', { name: 'Select desk' }).waitFor();

    await signOut(page, 'keyed');
    await authenticator.setConsent(false);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('No passkey was used').first().waitFor();
  });

  it('shows recovery codes once, and each lets in once without the device', async () => {
    await site.addUser('careful', { managed: ['AdministratorAccess'] });
    const app = await giveApp(site.server.iam(), 'careful');
    const page = await site.openAs({ userName: 'careful', password: PASSWORD, totp: app.code(1) }, '/console/me');
    await page.getByRole('button', { name: 'Generate recovery codes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Generate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your recovery codes' });
    const saved = await savedBy(page, () => dialog.getByRole('button', { name: 'Download .txt file' }).click());
    expect(saved.name).toBe('careful_recovery-codes.txt');
    const codes = saved.text.match(/^[0-9a-z]{5}-[0-9a-z]{5}$/gm) ?? [];
    expect(codes).toHaveLength(10);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('10 codes are left').waitFor();
    expect(await page.content()).not.toContain(codes[0]);

    await signOut(page, 'careful');
    await page.goto(`${site.url}/console/me`);
    await typeIn(page, { account: site.accountId, userName: 'careful', password: PASSWORD });
    await page.getByRole('button', { name: 'Lost your device? Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('9 codes are left').waitFor();
  });

  it('changes the password, after which every session has ended', async () => {
    const page = await openAs('changer');
    await page.getByRole('button', { name: 'Update console password' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Current password').fill('wrong');
    await dialog.getByLabel('New password', { exact: true }).fill('Another-Lantern-51!');
    await dialog.getByLabel('Repeat the new password').fill('Another-Lantern-51!');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await dialog.getByText('The old password was incorrect.').waitFor();
    await dialog.getByLabel('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password was changed, and all your sessions have ended.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/me');
    await typeIn(page, { account: site.accountId, userName: 'changer', password: 'Another-Lantern-51!' });
    await page.getByRole('heading', H1).waitFor();
  });

  it('signs a person out everywhere else', async () => {
    const here = await openAs('twice');
    const there = await site.openAs({ userName: 'twice', password: PASSWORD }, '/console/groups');
    await there.getByRole('heading', { level: 1, name: 'User groups' }).waitFor();
    await here.reload();
    await here.getByRole('heading', { name: 'Console sessions (2)' }).waitFor();
    await here.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await here.getByText('The sessions were revoked.').waitFor();
    await here.getByRole('heading', { name: 'Console sessions (1)' }).waitFor();
    await there.waitForLoadState('networkidle');
    await there.getByRole('button', { name: 'Refresh' }).click();
    await there.getByText('Your session has ended.').waitFor();
    expect(await here.getByRole('heading', H1).isVisible()).toBe(true);
  });

  it('names what is missing to people without permissions, and still says who they are', async () => {
    await site.addUser('nobody');
    const page = await site.openAs({ userName: 'nobody', password: PASSWORD }, '/console/me');
    await page.getByText(`arn:aws:iam::${site.accountId}:user/nobody`).first().waitFor();
    await page
      .getByText(/not authorized to perform: iam:ListMFADevices/)
      .first()
      .waitFor();
    const assign = page.getByRole('button', { name: 'Assign MFA device' });
    await page.getByText('You need the permission iam:EnableMFADevice').first().waitFor({ state: 'attached' });
    expect(await assign.getAttribute('aria-disabled')).toBe('true');
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('keeps nobody out: %s, %d px', async (colorScheme, width) => {
    const page = await site.openAs(site.root, '/console/me', { colorScheme, width });
    await page.getByRole('heading', { name: /^Console sessions \(\d+\)$/ }).waitFor();
    expect(await page.title()).toBe('My security credentials · Countersign');
    await expectAccessible(page);
  });
});
