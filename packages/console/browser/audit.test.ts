import { CreateUserCommand, DeleteUserCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { barriers, describeInBrowser } from './test-browser.ts';

describeInBrowser('the audit log', (site) => {
  it('finds an event by what it was about, and shows its record', async () => {
    await site.server.iam().send(new CreateUserCommand({ UserName: 'traced' }));
    await site.server.iam().send(new DeleteUserCommand({ UserName: 'traced' }));
    const page = await site.openAs(site.root, '/console/audit');
    await page.getByLabel('Anything in the parameters').fill('traced');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForURL(/ResourceName=traced/);
    await page.getByRole('button', { name: 'Show CreateUser' }).waitFor();
    expect(await page.getByRole('button', { name: /^Show / }).allTextContents()).toEqual(['DeleteUser', 'CreateUser']);
    await page.getByRole('button', { name: 'Show CreateUser' }).click();
    const record = await page.getByRole('dialog').getByLabel('Copy the event record').first().textContent();
    expect(JSON.parse(record ?? '')).toMatchObject({ eventName: 'CreateUser', requestParameters: { userName: 'traced' } });
  });

  it('explains a refusal, and what would have allowed it', async () => {
    const outsider = await site.addUser('outsider', { key: true });
    const refusal = await site.server
      .iam(outsider.keys)
      .send(new CreateUserCommand({ UserName: 'nobody' }))
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'AccessDenied' });
    const page = await site.openAs(site.root, '/console/audit?UserName=outsider');
    await page.getByRole('button', { name: 'Show CreateUser' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Smallest change').waitFor();
    const added = await dialog.getByLabel('Copy the statement').first().textContent();
    expect(JSON.parse(added ?? '')).toEqual({
      Effect: 'Allow',
      Action: 'iam:CreateUser',
      Resource: `arn:aws:iam::${site.accountId}:user/nobody`,
    });
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keeps nobody out: %s, %d px', async (colorScheme, width) => {
    const page = await site.openAs(site.root, '/console/audit', { colorScheme, width });
    await page
      .getByRole('button', { name: /^Show / })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Show / })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
