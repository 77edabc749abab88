import { GetAccountPasswordPolicyCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { describeInBrowser, expectAccessible } from './test-browser.ts';

describeInBrowser('account settings and the dashboard', (site) => {
  const policy = async () =>
    (
      await site.server
        .iam()
        .send(new GetAccountPasswordPolicyCommand({}))
        .catch(() => undefined)
    )?.PasswordPolicy;

  it('give the account an alias, which the sign-in URL then has, and take it away', async () => {
    const page = await site.openAs(site.root, '/console/settings');
    await page.getByRole('button', { name: 'Create: Account alias' }).click();
    const dialog = page.getByRole('dialog');
    const alias = dialog.getByLabel('Preferred alias');
    await alias.fill('Not-Good');
    expect(await dialog.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);
    await alias.fill('example-corp');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('The account alias is now example-corp.').first().waitFor();
    await page.getByText(`${site.url}/console/?account=example-corp`).first().waitFor();
    const { AccountAliases } = await site.server.iam().send(new ListAccountAliasesCommand({}));
    expect(AccountAliases).toEqual(['example-corp']);

    await page.goto(`${site.url}/console/`);
    await page.getByText(`${site.url}/console/?account=example-corp`).waitFor();
    await page.getByRole('button', { name: 'Delete: Account alias' }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText(`${site.url}/console/?account=${site.accountId}`).waitFor();
    expect((await site.server.iam().send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
  });

  it('set a password policy of the account, and go back to the default', async () => {
    const page = await site.openAs(site.root, '/console/settings');
    await page.getByText('This account uses the default password policy.').waitFor();
    await page.getByRole('button', { name: 'Edit password policy' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Custom' }).check();
    const length = dialog.getByLabel('Password minimum length');
    await length.fill('5');
    expect(await dialog.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
    await length.fill('14');
    await dialog.getByRole('checkbox', { name: 'Require at least one non-alphanumeric character' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'Turn on password expiration' }).check();
    await dialog.getByLabel('Expire passwords after (days)').fill('60');
    await dialog.getByRole('checkbox', { name: 'Prevent password reuse' }).check();
    await dialog.getByLabel('Number of passwords to remember').fill('3');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('This account uses a custom password policy.').waitFor();
    await page.getByText('Minimum password length is 14 characters').waitFor();
    expect(await policy()).toEqual({
      MinimumPasswordLength: 14,
      RequireSymbols: false,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 60,
      PasswordReusePrevention: 3,
      HardExpiry: false,
    });

    await page.getByRole('button', { name: 'Delete custom policy' }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('This account uses the default password policy.').waitFor();
    expect(await policy()).toBeUndefined();
  });

  it('lead the root user to make an administrator, as long as there is none', async () => {
    const page = await site.openAs(site.root, '/console/');
    await page.getByText('Create your administrator').waitFor();
    await page.getByText('Root user has an access key').waitFor();
    await site.addUser('chief', { managed: ['AdministratorAccess'] });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('1 user with a password has no MFA').waitFor();
    await expect.poll(() => page.getByText('Create your administrator').count()).toBe(0);
  });

  it('say what is missing to somebody who may not read or change them', async () => {
    const guest = await site.addUser('guest');
    const page = await site.openAs(guest, '/console/');
    await page
      .getByText('Cannot be checked: you need the permission iam:GetAccountSummary.')
      .filter({ visible: true })
      .first()
      .waitFor();
    await page.getByText('Cannot be checked: you need the permission iam:ListUsers.').filter({ visible: true }).first().waitFor();
    const create = page.getByRole('button', { name: /^(Create|Edit): Account alias$/ });
    await create.hover();
    await page.getByText('You need the permission iam:CreateAccountAlias.').filter({ visible: true }).first().waitFor();
    await page.goto(`${site.url}/console/settings`);
    await page
      .getByText(/is not authorized to perform: iam:GetAccountPasswordPolicy/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Edit password policy' }).count()).toBe(0);
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keep nobody out: %s, %d px', async (colorScheme, width) => {
    const page = await site.openAs(site.root, '/console/', { colorScheme, width });
    await page.getByText('Root user has an access key').waitFor();
    await page.getByRole('heading', { name: 'Server' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${site.url}/console/settings`);
    await page.getByRole('button', { name: 'Edit password policy' }).click();
    await page.getByRole('radio', { name: 'Custom' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expectAccessible(page);
    expect(await page.title()).toBe('Account settings · Countersign');
  });
});
