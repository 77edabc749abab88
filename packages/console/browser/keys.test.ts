import { ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { describeInBrowser, expectAccessible, savedBy } from './test-browser.ts';

describeInBrowser('all access keys', (site) => {
  const statusOf = async (UserName: string): Promise<readonly (string | undefined)[]> => {
    const { AccessKeyMetadata } = await site.server.iam().send(new ListAccessKeysCommand({ UserName }));
    return (AccessKeyMetadata ?? []).map(({ Status }) => Status);
  };

  it('are found by id, with their owner', async () => {
    const found = await site.addUser('found', { console: false, key: true });
    await site.addUser('other', { console: false, key: true });
    const page = await site.openAs(site.root, '/console/keys');
    await page.getByPlaceholder('Find access keys').fill(found.keys?.accessKeyId.toLowerCase() ?? '');
    await page.getByText('1 match').first().waitFor();
    expect(await page.getByRole('link', { name: 'other', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'found', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'found' }).waitFor();
    await page.getByRole('button', { name: `Actions for access key ${found.keys?.accessKeyId}` }).waitFor();
  });

  it('are at risk when they are of the root user', async () => {
    const page = await site.openAs(site.root, '/console/keys?show=risk');
    await page.getByText('Root user key').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Access keys (1)');
  });

  it('are deactivated together', async () => {
    const keys = [];
    for (const name of ['first', 'second']) keys.push((await site.addUser(name, { console: false, key: true })).keys);
    const page = await site.openAs(site.root, '/console/keys');
    for (const key of keys) await page.getByRole('checkbox', { name: key?.accessKeyId ?? 'none' }).check();
    await page.getByRole('button', { name: 'Deactivate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Deactivate 2 access keys?').waitFor();
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('2 access keys were deactivated.').waitFor();
    expect([...(await statusOf('first')), ...(await statusOf('second'))]).toEqual(['Inactive', 'Inactive']);
  });

  it('are replaced one by one: a new key, the old one off and on again, and then gone', async () => {
    const mover = await site.addUser('mover', { console: false, key: true });
    const old = mover.keys?.accessKeyId ?? '';
    const page = await site.openAs(site.root, '/console/keys');
    await page.getByRole('checkbox', { name: old }).check();
    await page.getByRole('button', { name: 'Rotate' }).click();
    await page.getByRole('button', { name: 'Create access key' }).click();
    const { text } = await savedBy(page, () => page.getByRole('button', { name: 'Download .csv file' }).click());
    const [accessKeyId = '', secretAccessKey = ''] = (text.split('\r\n')[1] ?? '').split(',');
    await site.server.sts({ accessKeyId, secretAccessKey }).send(new GetCallerIdentityCommand({}));
    await page.getByText('First call received: sts, eu-west-1').first().waitFor();

    const deactivate = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Deactivate old key' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
    };
    await deactivate();
    await page.getByRole('button', { name: 'Activate old key again' }).click();
    await page.getByRole('button', { name: 'Deactivate old key' }).waitFor();
    expect(await statusOf('mover')).toEqual(['Active', 'Active']);
    await deactivate();
    await page.getByRole('button', { name: 'Delete old key' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(old);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('The old key is gone, and cannot come back.').waitFor();
    const { AccessKeyMetadata } = await site.server.iam().send(new ListAccessKeysCommand({ UserName: 'mover' }));
    expect(AccessKeyMetadata?.map((key) => key.AccessKeyId)).toEqual([accessKeyId]);
  });

  it('are shown to nobody who may not list them, and the refusal says so', async () => {
    const nobody = await site.addUser('nobody');
    const page = await site.openAs(nobody, '/console/keys');
    await page
      .getByText(/is not authorized to perform: iam:ListUsers/)
      .first()
      .waitFor();
    expect(await page.getByRole('checkbox', { name: /^AKIA/ }).count()).toBe(0);
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keep nobody out: %s, %d px', async (colorScheme, width) => {
    const user = await site.addUser(`seen-${width}`, { console: false, key: true });
    const id = user.keys?.accessKeyId ?? '';
    const page = await site.openAs(site.root, '/console/keys', { colorScheme, width });
    await page.getByRole('checkbox', { name: id }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await page.goto(`${site.url}/console/users/seen-${width}/rotate-access-key/${id}`);
    await page.getByRole('button', { name: 'Create access key' }).waitFor();
    await expectAccessible(page);
    expect(await page.title()).toBe(`Rotate access key ${id} · Countersign`);
  });
});
