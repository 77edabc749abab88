import { CreateUserCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { describeInBrowser } from './test-browser.ts';

/** As many as an account may have. */
const MANY = 5000;
const AT_ONCE = 50;

describeInBrowser('the table of five thousand users', (site) => {
  it('is searched, sorted and paged', async () => {
    const iam = site.server.iam();
    const names = Array.from({ length: MANY }, (_, i) => `user-${String(i).padStart(4, '0')}`);
    for (let i = 0; i < MANY; i += AT_ONCE) {
      await Promise.all(names.slice(i, i + AT_ONCE).map((UserName) => iam.send(new CreateUserCommand({ UserName }))));
    }
    const page = await site.openAs(site.root, '/console/users');
    await page.getByText(`(${MANY})`).waitFor();
    await page.getByRole('button', { name: /^Page 100\b/ }).click();
    await page.getByRole('link', { name: 'user-4999' }).waitFor();
    await page.getByPlaceholder('Find users').fill('user-25');
    await page.getByText('100 matches').first().waitFor();
    await page.getByRole('link', { name: 'user-2500' }).waitFor();
    // By key: on a screen a copy of the header lies over it, so that it stays when the rows scroll.
    const header = page.getByRole('columnheader', { name: 'User name' });
    await header.getByRole('button').first().press('Enter');
    await header.and(page.locator('[aria-sort="ascending"]')).waitFor();
    await header.getByRole('button').first().press('Enter');
    await page.getByRole('link', { name: 'user-2599' }).waitFor();
    expect(await page.getByRole('rowheader').first().textContent()).toBe('user-2599');
  }, 120_000);
});
