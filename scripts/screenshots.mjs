// Takes the pictures of docs/screenshots/ from a real server with an account as it might be:
// node scripts/screenshots.mjs [NAME …]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ROOT, startCountersign } from '../bench/server.mjs';
import { enter } from '../packages/console/browser/enter.mjs';
import { findChromium } from '../packages/console/browser/find-chromium.mjs';
import { ADMINISTRATOR, fillAccount } from './demo-data.mjs';

const out = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const button = (page, name) => page.getByRole('button', { name, exact: true });

/**
 * The pictures, in the order of a first visit. `path` is below the console; `{policyArn}` stands for a policy with two versions.
 * `until` is a text that is there when the page is whole; `act` does what a person would do before the picture.
 */
const PICTURES = [
  { name: 'sign-in', path: '', guest: true, until: 'Sign in' },
  { name: 'dashboard', path: '', until: 'Security recommendations' },
  { name: 'users', path: 'users', until: 'metrics-reader' },
  { name: 'user', path: 'users/chiara', until: 'Groups' },
  {
    name: 'create-access-key',
    path: 'users/dmitri/create-access-key',
    until: 'Use case',
    act: async (page) => {
      await page.getByRole('radio', { name: /^Local code/ }).click();
      await page.getByRole('checkbox').click();
    },
  },
  {
    name: 'retrieve-access-key',
    path: 'users/emeka/create-access-key',
    until: 'Use case',
    act: async (page) => {
      await page.getByRole('radio', { name: /^Command Line Interface/ }).click();
      await page.getByRole('checkbox').click();
      await button(page, 'Next').click();
      await page.getByRole('textbox', { name: 'Description tag value' }).fill('Laptop');
      await button(page, 'Create access key').click();
      await page.getByText('Download .csv file').waitFor();
    },
  },
  { name: 'policy-editor', path: 'policies/edit?arn={policyArn}', until: 'WriteBackups', dark: true },
  { name: 'access-keys', path: 'keys', until: 'Nightly backup', dark: true },
  { name: 'audit', path: 'audit', until: 'ListUsers' },
  { name: 'account-settings', path: 'settings', until: 'Password policy' },
  { name: 'users-on-a-phone', path: 'users', until: 'backup-agent', size: PHONE },
];

const executablePath = findChromium();
if (executablePath === undefined) {
  console.error('no Chromium was found (COUNTERSIGN_CHROMIUM names its program)');
  process.exit(1);
}
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PICTURES.some((picture) => picture.name === name));
if (unknown.length > 0) {
  console.error(`no picture named ${unknown.join(', ')}; there are: ${PICTURES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const countersign = await startCountersign();
const browser = await chromium.launch({ executablePath });
let failed = 0;
try {
  const origin = `http://localhost:${countersign.port}`;
  const { accountId, policyArn } = await fillAccount(origin, ROOT);
  const first = await browser.newContext();
  const door = await first.newPage();
  await door.goto(`${origin}/console/`);
  await door.evaluate(enter, { account: accountId, ...ADMINISTRATOR });
  const signedIn = await first.storageState();
  for (const { name, path, until, act, guest = false, dark = false, size = WIDE } of PICTURES) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const context = await browser.newContext({
      viewport: size,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...(guest ? {} : { storageState: signedIn }),
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    try {
      await page.goto(`${origin}/console/${path.replace('{policyArn}', encodeURIComponent(policyArn))}`);
      await page.getByText(until).first().waitFor();
      await act?.(page);
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(out, `${name}.png`), animations: 'disabled', caret: 'hide' });
      console.log(`docs/screenshots/${name}.png`);
    } catch (error) {
      failed++;
      console.error(`${name}: ${error.message.split('\n')[0]}`);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await countersign.stop();
}
process.exitCode = failed > 0 ? 1 : 0;
