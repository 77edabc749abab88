import { CreateUserCommand } from '@aws-sdk/client-iam';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, expectAccessible } from './test-browser.ts';

/** Pages that everybody comes by. */
const PATHS = [
  '',
  'users',
  'groups',
  'policies',
  'keys',
  'settings',
  'audit',
  'me',
  'users/create',
  'policies/create',
  'welcome',
];

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describeInBrowser('what stands around every page', (site) => {
  beforeAll(async () => {
    await site.server.iam().send(new CreateUserCommand({ UserName: 'zoe.quill', Path: '/far/' }));
  });

  it('finds a user by the keyboard alone', async () => {
    const page = await site.openAs(site.root, '/console/audit');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Find anything' }).waitFor();
    await page.keyboard.type('quill');
    await page.getByRole('option', { name: /zoe\.quill/ }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/users\/zoe\.quill/);
    await page.getByRole('heading', { level: 1, name: 'zoe.quill' }).waitFor();
    expect(await page.title()).toContain('zoe.quill');
  });

  it('finds a policy by its ARN', async () => {
    const page = await site.openAs(site.root, '/console/');
    await page
      .getByRole('button', { name: /^Find anything/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('combobox').fill('policy/SecurityAudit');
    // The first line offers to look for the text itself.
    await page.getByRole('option', { name: /arn:aws:iam::aws:policy\/SecurityAudit$/ }).click();
    await page.waitForURL(/policies\/details\?arn=.*SecurityAudit/);
    await page.getByRole('heading', { level: 1, name: 'SecurityAudit' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });

  it('speaks German at once, and still does when it is opened again', async () => {
    const page = await site.openAs(site.root, '/console/audit');
    await page.getByRole('button', { name: 'Appearance' }).first().click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Audit-Protokoll' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Audit-Protokoll' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  it('turns dark and light', async () => {
    const page = await site.openAs(site.root, '/console/');
    const ink = (): Promise<string> =>
      page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).color);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const light = await ink();
    await page.getByRole('button', { name: 'Appearance' }).first().click();
    await page.getByRole('menuitem', { name: 'Dark mode' }).click();
    await expect.poll(ink).not.toBe(light);
  });

  it('mirrors where text runs from right to left, and breaks nowhere', async () => {
    const page = await site.openAs(site.root, '/console/', { width: 1280 });
    const wide: string[] = [];
    for (const path of PATHS) {
      await page.goto(`${site.url}/console/${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      const navigation = page.getByRole('navigation', { name: 'Navigation' }).first();
      await expect.poll(async () => ((await navigation.boundingBox())?.x ?? 0) > 640, { timeout: 10_000 }).toBe(true);
      if ((await overflow(page)) > 0) wide.push(path);
    }
    expect(wide).toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await site.openAs(site.root, '/console/', { width: 390, height: 844 });
    const wide: string[] = [];
    for (const path of PATHS) {
      await page.goto(`${site.url}/console/${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      if ((await overflow(page)) > 0) wide.push(path);
    }
    expect(wide).toEqual([]);
  });

  it('says that an address leads nowhere, and the rest goes on', async () => {
    const page = await site.openAs(site.root, '/console/no/such/page');
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.waitForURL(/\/console\/users$/);
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
    expect(await page.title()).toBe('Users · Countersign');
  });
});
