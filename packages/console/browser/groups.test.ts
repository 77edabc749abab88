import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupsCommand,
  PutGroupPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { barriers, describeInBrowser, type Site } from './test-browser.ts';

const exact = true;

async function groupNames(site: Site): Promise<readonly (string | undefined)[]> {
  return ((await site.server.iam().send(new ListGroupsCommand({}))).Groups ?? []).map(({ GroupName }) => GroupName);
}

/** Makes a group with a user, a managed policy and an inline one. */
async function addFullGroup(site: Site, GroupName: string): Promise<void> {
  const iam = site.server.iam();
  const UserName = `member-of-${GroupName}`;
  await site.addUser(UserName, { console: false });
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } });
  await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: 'no-s3', PolicyDocument }));
}

describeInBrowser('user groups', (site) => {
  it('are created with users and policies on one page', async () => {
    await site.addUser('gina', { console: false });
    const page = await site.openAs(site.root, '/console/groups/create');
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByText('Enter a name.').waitFor();
    await page.getByLabel('User group name').fill('painters');
    await page.getByRole('checkbox', { name: 'gina' }).check();
    await page.getByPlaceholder('Find policies').fill('ViewOnlyAccess');
    await page.getByRole('checkbox', { name: 'ViewOnlyAccess', exact }).check();
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByText('The user group painters was created.').waitFor();
    await page.getByRole('link', { name: 'gina' }).waitFor();
    const of = { GroupName: 'painters' };
    const { Users } = await site.server.iam().send(new GetGroupCommand(of));
    expect(Users?.map(({ UserName }) => UserName)).toEqual(['gina']);
    const { AttachedPolicies } = await site.server.iam().send(new ListAttachedGroupPoliciesCommand(of));
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['ViewOnlyAccess']);
  });

  it('go on from where they came when a step of their making is refused', async () => {
    await site.addUser('hugo', { console: false });
    const maker = await site.addUser('maker', {
      statements: [{ Effect: 'Allow', Action: ['iam:List*', 'iam:Get*', 'iam:CreateGroup'], Resource: '*' }],
    });
    const page = await site.openAs(maker, '/console/groups/create');
    await page.getByLabel('User group name').fill('unfinished');
    await page.getByRole('checkbox', { name: 'hugo' }).check();
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByText(/not authorized to perform: iam:AddUserToGroup/).waitFor();
    await page.getByText('The group unfinished was created, but not everything of it').waitFor();
    await page.getByRole('checkbox', { name: 'hugo' }).uncheck();
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByText('The user group unfinished was created.').waitFor();
    expect(await groupNames(site)).toContain('unfinished');
  });

  it('show who is in them and what they allow, and change both', async () => {
    await addFullGroup(site, 'pilots');
    await site.addUser('ida', { console: false });
    const page = await site.openAs(site.root, '/console/groups');
    await page.getByRole('row', { name: /pilots.*1.*Defined/ }).waitFor();
    await page.getByRole('link', { name: 'pilots', exact }).click();
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Add users' }).click();
    await dialog.getByRole('checkbox', { name: 'ida' }).check();
    await dialog.getByRole('button', { name: 'Add users' }).click();
    await page.getByText('1 user was added to the group.').waitFor();
    await page.getByRole('checkbox', { name: 'member-of-pilots' }).check();
    await page.getByRole('button', { name: 'Remove', exact }).click();
    await dialog.getByRole('button', { name: 'Remove', exact }).click();
    await page.getByText('1 user was removed from the group.').waitFor();
    const { Users } = await site.server.iam().send(new GetGroupCommand({ GroupName: 'pilots' }));
    expect(Users?.map(({ UserName }) => UserName)).toEqual(['ida']);

    await page.getByRole('tab', { name: 'Permissions' }).click();
    await page.getByRole('link', { name: 'no-s3' }).click();
    await dialog.getByText('"Action": "s3:*"').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('checkbox', { name: 'no-s3' }).check();
    await page.getByRole('button', { name: 'Remove', exact }).click();
    await dialog.getByText('no-s3 is an inline policy and is deleted for good.').waitFor();
    await dialog.getByRole('button', { name: 'Remove', exact }).click();
    await page.getByText('The policy was removed.').waitFor();

    await page.getByRole('button', { name: 'Edit', exact }).click();
    await dialog.getByLabel('New group name').fill('aviators');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL(/\/groups\/aviators/);
    await page.getByRole('heading', { name: 'aviators' }).waitFor();
    expect(await groupNames(site)).toContain('aviators');
  });

  it('are deleted with what hangs on them: one by its name, several by their count', async () => {
    for (const name of ['old-1', 'old-2', 'old-3']) await addFullGroup(site, name);
    const page = await site.openAs(site.root, '/console/groups/old-1');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Delete', exact }).click();
    await dialog.getByLabel('To confirm, type').fill('old');
    expect(await dialog.getByRole('button', { name: 'Delete', exact }).isEnabled()).toBe(false);
    await dialog.getByLabel('To confirm, type').fill('old-1');
    await dialog.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('The user group old-1 was deleted.').waitFor();
    await page.getByRole('checkbox', { name: 'old-2' }).check();
    await page.getByRole('checkbox', { name: 'old-3' }).check();
    await page.getByRole('button', { name: 'Delete', exact }).click();
    await dialog.getByLabel('To confirm, type "2 user groups"').fill('2 user groups');
    await dialog.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('2 user groups were deleted.').waitFor();
    expect((await groupNames(site)).filter((name) => name?.startsWith('old-'))).toEqual([]);
  });

  it('are said to be gone when somebody else deleted them', async () => {
    await site.server.iam().send(new CreateGroupCommand({ GroupName: 'fleeting' }));
    const page = await site.openAs(site.root, '/console/groups');
    await page.getByRole('link', { name: 'fleeting' }).waitFor();
    await site.server.iam().send(new DeleteGroupCommand({ GroupName: 'fleeting' }));
    await page.getByRole('link', { name: 'fleeting' }).click();
    const message = page.getByText('There is no user group fleeting.');
    await message.waitFor();
    expect(await message.isVisible()).toBe(true);
  });

  it('name what somebody without permission would need', async () => {
    const looker = await site.addUser('looker', { statements: [{ Effect: 'Allow', Action: 'iam:ListGroups', Resource: '*' }] });
    const page = await site.openAs(looker, '/console/groups');
    const create = page.getByRole('button', { name: 'Create group' }).first();
    await create.and(page.locator('[aria-disabled="true"]')).waitFor();
    await create.hover();
    const reason = page.getByText('You need the permission iam:CreateGroup').filter({ visible: true }).first();
    await reason.waitFor();
    expect(await reason.textContent()).toContain(`arn:aws:iam::${site.accountId}:group/*`);
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('keep nobody out: %s, %d px', async (colorScheme, width) => {
    const name = `seen-${colorScheme}-${width}`;
    await addFullGroup(site, name);
    const page = await site.openAs(site.root, '/console/groups', { colorScheme, width });
    await page.getByRole('link', { name }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name }).click();
    await page.getByRole('link', { name: `member-of-${name}` }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('keep nobody out of the page that creates one: %s, %d px', async (colorScheme, width) => {
    const page = await site.openAs(site.root, '/console/groups/create', { colorScheme, width });
    await page.getByText('AWS managed').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
