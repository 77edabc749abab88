import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserPolicyCommand,
  ListPolicyVersionsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers, describeInBrowser, type Site } from './test-browser.ts';

const exact = true;
const editorOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Policy document' });

/** A policy as people write it: two ways of setting a list, and a space too many. */
const WRITTEN = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid":  "Look",
            "Effect": "Allow",
            "Action": ["iam:List*", "iam:GetUser"],
            "Resource": [
                "*"
            ]
        }
    ]
}`;
const document = (action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }, undefined, 2);

async function write(page: Page, text: string): Promise<void> {
  await editorOf(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

async function addPolicy({ server }: Site, PolicyName: string, ...versions: readonly string[]): Promise<string> {
  const [first = WRITTEN, ...others] = versions;
  const { Policy } = await server.iam().send(new CreatePolicyCommand({ PolicyName, PolicyDocument: first }));
  const PolicyArn = Policy?.Arn ?? '';
  for (const PolicyDocument of others)
    await server.iam().send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
  return PolicyArn;
}
const detailsOf = (arn: string): string => `/console/policies/details?arn=${encodeURIComponent(arn)}`;
const editOf = (arn: string): string => `/console/policies/edit?arn=${encodeURIComponent(arn)}`;

/** The text of the version in force. */
async function inForce({ server }: Site, PolicyArn: string): Promise<string> {
  const { Policy } = await server.iam().send(new GetPolicyCommand({ PolicyArn }));
  const version = await server.iam().send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }));
  return decodeURIComponent(version.PolicyVersion?.Document ?? '');
}

describeInBrowser('policies', (site) => {
  it('are created once their errors are mended, which a click can do', async () => {
    const page = await site.openAs(site.root, '/console/policies/create');
    await write(page, WRITTEN.replace('"Allow"', '"allow"'));
    await page.getByRole('tab', { name: 'Errors (1)' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).and(page.locator('[aria-disabled="true"]')).waitFor();
    await page.getByRole('button', { name: /^Fix: / }).click();
    await page.getByRole('tab', { name: 'Errors (0)' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Policy name').fill('not good');
    await page.getByText('Use letters, digits').first().waitFor();
    await page.getByLabel('Policy name').fill('lookers');
    await page.getByLabel('Description').fill('May look');
    await page.getByRole('button', { name: 'Create policy' }).click();
    await page.getByText('The policy lookers was created.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'lookers' }).waitFor();
    expect(await inForce(site, `arn:aws:iam::${site.accountId}:policy/lookers`)).toBe(WRITTEN);
  });

  it('are written with the keyboard alone, by what is offered at the cursor', async () => {
    const page = await site.openAs(site.root, '/console/policies/create');
    await write(page, '{"Statement": [{"Effect": "Allow", "Action": [], "Resource": "*"}], }');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('"Ver');
    await page.getByRole('option', { name: 'Version' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Home');
    for (let i = 0; i < '{"Statement": [{"Effect": "Allow", "Action": ['.length; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('"sqs');
    await page.getByRole('option', { name: /^sqs:/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^sqs:SendMessage/ }).waitFor();
    await page.keyboard.type('SendM');
    await page.getByRole('option', { name: /^sqs:SendMessage/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Errors (0)' }).waitFor();
    expect(await editorOf(page).textContent()).toBe(
      '{"Statement": [{"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "*"}], "Version": "2012-10-17"}',
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await editorOf(page).evaluate((element) => element.matches(':focus'))).toBe(false);
  });

  it('are changed by their cards at one place, and nowhere else', async () => {
    const arn = await addPolicy(site, 'carded');
    const page = await site.openAs(site.root, editOf(arn));
    await page
      .getByRole('radio', { name: 'Deny' })
      .or(page.getByRole('button', { name: 'Deny', exact }))
      .first()
      .click();
    await page.getByRole('button', { name: /Actions of AWS Identity/ }).click();
    await page
      .getByRole('textbox', { name: 'Find actions' })
      .or(page.getByRole('combobox', { name: 'Find actions' }))
      .first()
      .fill('iam:GetRole');
    await page.getByRole('option', { name: 'iam:GetRole', exact }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Resource 1' }).fill('arn:aws:iam::*:role/a');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('A new version of carded was saved and is the default version now.').waitFor();
    expect(await inForce(site, arn)).toBe(
      WRITTEN.replace('"Allow"', '"Deny"')
        .replace('"iam:GetUser"]', '"iam:GetUser", "iam:GetRole"]')
        .replace('"*"', '"arn:aws:iam::*:role/a"'),
    );
  });

  it('say before they are saved what differs, who feels it, and what would be decided otherwise', async () => {
    const arn = await addPolicy(site, 'felt');
    const member = await site.addUser('member', { key: true, console: false });
    await site.server.iam().send(new CreateGroupCommand({ GroupName: 'feelers' }));
    await site.server.iam().send(new AddUserToGroupCommand({ GroupName: 'feelers', UserName: 'member' }));
    await site.server.iam().send(new AttachGroupPolicyCommand({ GroupName: 'feelers', PolicyArn: arn }));
    await site.server.iam(member.keys).send(new ListUsersCommand({}));
    const page = await site.openAs(site.root, editOf(arn));
    await write(page, WRITTEN.replace('"iam:List*", ', ''));
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('1 place differs.').waitFor();
    await page.getByRole('row', { name: /member User group: feelers/ }).waitFor();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('1 of 1 different calls would be decided otherwise.').waitFor();
    const row = page.getByRole('row', { name: /iam:ListUsers/ });
    expect(await row.textContent()).toContain('AllowedNot allowed by it');
    await page.getByRole('checkbox', { name: /Set this version as the default/ }).uncheck();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('A new version of felt was saved. The default version is as it was.').waitFor();
    expect(await inForce(site, arn)).toBe(WRITTEN);
  });

  it('go back to a version after its difference was shown, lose versions, and are deleted with all that uses them', async () => {
    const arn = await addPolicy(site, 'versioned', document('s3:GetObject'), document('s3:PutObject'));
    const user = await site.addUser('holder', { console: false });
    const page = await site.openAs(site.root, `${detailsOf(arn)}&tab=entities`);
    await page.getByRole('button', { name: 'Attach', exact }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /User groups \/ Users/ }).click();
    await page.getByRole('option', { name: user.userName }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Attach policy' }).click();
    await page.getByText('The policy versioned was attached.').waitFor();

    await page.getByRole('tab', { name: 'Policy versions' }).click();
    await page.getByRole('checkbox', { name: 'v1', exact }).check();
    await page.getByRole('checkbox', { name: 'v2', exact }).check();
    await page.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText('1 place differs.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('checkbox', { name: 'v2', exact }).uncheck();
    await page.getByRole('button', { name: 'Set as default' }).click();
    await dialog.getByText('1 place differs.').waitFor();
    await dialog.getByRole('button', { name: 'Set as default' }).click();
    await page.getByText('v1 is the default version now.').waitFor();
    expect(await inForce(site, arn)).toBe(document('s3:GetObject'));

    await page.getByRole('checkbox', { name: 'v1', exact }).uncheck();
    await page.getByRole('checkbox', { name: 'v2', exact }).check();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Delete', exact }).click();
    await dialog.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('The version v2 was deleted.').waitFor();

    await page.getByRole('button', { name: 'Delete', exact }).first().click();
    await dialog.getByRole('link', { name: 'holder' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete', exact }).isEnabled()).toBe(false);
    await dialog.getByLabel('To confirm, type').fill('versioned');
    await dialog.getByRole('button', { name: 'Delete', exact }).click();
    await page.getByText('The policy versioned was deleted.').waitFor();
    await expect(inForce(site, arn)).rejects.toThrow('was not found');
  });

  it('make room for a sixth version when somebody agrees', async () => {
    const arn = await addPolicy(site, 'full', ...['a', 'b', 'c', 'd', 'e'].map((name) => document(`s3:Get${name}*`)));
    const page = await site.openAs(site.root, editOf(arn));
    await write(page, document('s3:GetObject'));
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('The policy has five versions already').waitFor();
    expect(await page.getByRole('button', { name: 'Save changes' }).isEnabled()).toBe(false);
    await page.getByRole('checkbox', { name: 'Delete v1 for good to make room' }).check();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('A new version of full was saved').waitFor();
    const { Versions = [] } = await site.server.iam().send(new ListPolicyVersionsCommand({ PolicyArn: arn }));
    expect(Versions.map(({ VersionId }) => VersionId)).toEqual(['v6', 'v5', 'v4', 'v3', 'v2']);
  });

  it('stand inline with a user, too', async () => {
    await site.addUser('inliner', { console: false });
    const page = await site.openAs(site.root, '/console/policies/create?user=inliner');
    await write(page, document('s3:GetObject'));
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Policy name').fill('own');
    await page.getByRole('button', { name: 'Create policy' }).click();
    await page.getByText('The inline policy own of inliner was created.').waitFor();
    await page.goto(`${site.url}/console/policies/edit?user=inliner&inline=own`);
    await write(page, document('s3:PutObject'));
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('1 place differs.').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The inline policy own of inliner was saved.').waitFor();
    const { PolicyDocument = '' } = await site.server
      .iam()
      .send(new GetUserPolicyCommand({ UserName: 'inliner', PolicyName: 'own' }));
    expect(decodeURIComponent(PolicyDocument)).toBe(document('s3:PutObject'));
  });

  it('are not lost by a slip: leaving asks first', async () => {
    const page = await site.openAs(site.root, '/console/policies/create');
    await write(page, WRITTEN);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    expect(await editorOf(page).textContent()).toContain('Look');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/policies');
  });

  it('are read-only where they are AWS’s, and name what somebody may not do', async () => {
    const reader = await site.addUser('reader', {
      statements: [{ Effect: 'Allow', Action: ['iam:ListPolicies', 'iam:GetPolicy', 'iam:GetPolicyVersion'], Resource: '*' }],
    });
    const page = await site.openAs(reader, '/console/policies');
    await page.getByPlaceholder('Find policies').fill('IAMReadOnlyAccess');
    await page.getByRole('button', { name: 'Create policy' }).and(page.locator('[aria-disabled="true"]')).waitFor();
    await page.getByRole('link', { name: 'IAMReadOnlyAccess' }).click();
    await page.getByText('AWS Identity and Access Management (IAM)').waitFor();
    expect(await page.getByRole('button', { name: 'Edit' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('tab', { name: 'Entities attached' }).click();
    await page
      .getByText(/is not authorized to perform: iam:ListEntitiesForPolicy/)
      .first()
      .waitFor();
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('keep nobody out: %s, %d px', async (colorScheme, width) => {
    const name = `seen-${colorScheme}-${width}`;
    await addPolicy(site, name, WRITTEN, document('s3:GetObject'));
    const page = await site.openAs(site.root, '/console/policies', { colorScheme, width });
    await page.getByPlaceholder('Find policies').fill(name);
    await page.getByText('1 match').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name }).click();
    await page.getByText('Amazon S3').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Policy versions' }).click();
    await page.getByRole('checkbox', { name: 'v1', exact }).check();
    await page.getByRole('checkbox', { name: 'v2', exact }).check();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText(/places? differs?/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await page.getByRole('button', { name: 'Edit', exact }).click();
    await write(page, WRITTEN.replace('"Allow"', '"allow"'));
    await page.getByRole('tab', { name: 'Errors (1)' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Fix: / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/places? differs?/).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
