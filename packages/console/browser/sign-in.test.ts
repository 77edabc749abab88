import { afterEach, expect, it, vi } from 'vitest';
import { describeInBrowser, expectAccessible, PASSWORD } from './test-browser.ts';
import { giveApp, makeChange, typeIn } from './test-door.ts';

const WRONG = 'Your authentication information is incorrect. Please try again.';

describeInBrowser('the sign-in page', (site) => {
  afterEach(() => void vi.useRealTimers());
  const who = (userName: string, password: string = PASSWORD) => ({ account: site.accountId, userName, password });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('opens without a breach of its policy, and keeps nobody out: %s, %d px', async (colorScheme, width) => {
    const page = await site.open('/console/', { colorScheme, width });
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(await page.title()).toBe('Sign in · Countersign');
    await expectAccessible(page);
  });

  it('refuses whatever is wrong in the same words, and goes on where somebody wanted to go', async () => {
    await site.addUser('door', { managed: ['AdministratorAccess'] });
    const page = await site.open('/console/groups');
    for (const wrong of [who('door', 'wrong'), who('nobody'), { ...who('door'), account: 'no-such-account' }]) {
      await typeIn(page, wrong);
      await page.getByText(WRONG).first().waitFor();
      await page.reload();
    }
    await typeIn(page, who('door'));
    await page.getByRole('heading', { level: 1, name: 'User groups' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/groups');
  });

  it('remembers account and user name, and of root only the account; the password never', async () => {
    await site.addUser('known');
    const page = await site.open('/console/me');
    await typeIn(page, who('known'));
    await page.getByRole('heading', { level: 1, name: 'My security credentials' }).waitFor();
    await page.getByRole('button', { name: /^known/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('Password', { exact: true }).waitFor();
    expect(await page.getByLabel('Account ID or alias').inputValue()).toBe(site.accountId);
    expect(await page.getByLabel('User name', { exact: true }).inputValue()).toBe('known');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(PASSWORD);

    await page.goto(`${site.url}/console/me`);
    await typeIn(page, { account: site.accountId, password: site.root.password });
    await page.getByRole('heading', { level: 1, name: 'My security credentials' }).waitFor();
    await page.getByRole('button', { name: /^root user/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('User name', { exact: true }).waitFor();
    expect(await page.getByLabel('User name', { exact: true }).inputValue()).toBe('');
  });

  it('takes the account from the address that an administrator hands out', async () => {
    const page = await site.open('/console/?account=acme-corp');
    expect(await page.getByLabel('Account ID or alias').inputValue()).toBe('acme-corp');
  });

  it('asks for a code of the app, and takes another after a wrong one', async () => {
    await site.addUser('coded');
    const app = await giveApp(site.server.iam(), 'coded');
    const page = await site.open('/console/me');
    await typeIn(page, who('coded'));
    const code = page.getByLabel('MFA code');
    await code.waitFor();
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    await expectAccessible(page);
    await code.fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(WRONG).first().waitFor();
    await code.fill(app.code(1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My security credentials' }).waitFor();
  });

  it('has a new password set where one is asked for, until the policy takes it', async () => {
    await site.addUser('fresh', { managed: ['IAMReadOnlyAccess'] });
    await makeChange(site.server.iam(), 'fresh');
    const page = await site.open('/console/me');
    await typeIn(page, who('fresh'));
    await page.getByRole('heading', { name: 'Set a new password' }).waitFor();
    await expectAccessible(page);
    const set = page.getByRole('button', { name: 'Set password and sign in' });
    const choose = async (password: string, repeated: string) => {
      await page.getByLabel('New password', { exact: true }).fill(password);
      await page.getByLabel('Repeat the new password').fill(repeated);
    };
    await choose('Another-Lantern-51!', 'Another-Lantern-52!');
    await page.getByText('The two passwords differ.').waitFor();
    expect(await set.isDisabled()).toBe(true);
    await choose('short', 'short');
    await set.click();
    await page.getByText('Password does not conform to the account password policy.').first().waitFor();
    await choose('Another-Lantern-51!', 'Another-Lantern-51!');
    await set.click();
    await page.getByRole('heading', { level: 1, name: 'My security credentials' }).waitFor();
  });

  it('says when there were too many tries', async () => {
    const page = await site.open();
    await page.evaluate(async (account) => {
      for (let i = 0; i < 5; i++) {
        await fetch('/console/signin/password', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-countersign-console': '1' },
          body: JSON.stringify({ account, userName: 'guessed', password: `guess ${i}` }),
        });
      }
    }, site.accountId);
    await typeIn(page, who('guessed'));
    await page.getByText('There were too many tries.').first().waitFor();
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(PASSWORD);
  });

  it('says that a session has ended, and goes on where it ended', async () => {
    await site.addUser('ended', { managed: ['AdministratorAccess'] });
    const page = await site.openAs(who('ended'), '/console/policies');
    await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('Your session has ended.').waitFor();
    await typeIn(page, who('ended'));
    await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/policies');
  });

  it('asks for a fresh proof before what is sensitive, and then does it', async () => {
    await site.addUser('proven', { managed: ['AdministratorAccess'] });
    await site.addUser('other', { console: false });
    const page = await site.openAs(who('proven'), '/console/users/other?tab=credentials');
    await page.getByRole('button', { name: 'Enable console access' }).waitFor();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20 * 60_000 }); // the server's clock
    await page.getByRole('button', { name: 'Enable console access' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enable console access' }).click();
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await proof.getByLabel('Password').fill('wrong');
    await proof.getByRole('button', { name: 'Confirm' }).click();
    await proof.getByText(WRONG).waitFor();
    await expectAccessible(page);
    await proof.getByLabel('Password').fill(PASSWORD);
    await proof.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('other can sign in to the console.').waitFor();
    expect(await proof.count()).toBe(0);
  });

  it('speaks German and turns dark before anybody signs in', async () => {
    const page = await site.open();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByRole('button', { name: 'Dunkel' }).click();
    expect(await page.locator('.awsui-dark-mode').count()).toBeGreaterThan(0);
    await expectAccessible(page);
  });

  it('asks for no password on a page that could keep no session', async () => {
    const page = await site.open();
    await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
    await page.reload();
    await page.getByText('This page is not protected').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await expectAccessible(page);
  });

  it('tells where passkeys work when the address is a number', async () => {
    const page = await site.open();
    site.expectProblem(page, /^outside: http:\/\/127\.0\.0\.1/);
    await page.goto(`${site.url.replace('localhost', '127.0.0.1')}/console/`);
    await page.getByText('Passkeys need a page with a host name').waitFor();
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Open it by name' }).getAttribute('href')).toBe(`${site.url}/console/`);
  });
});
