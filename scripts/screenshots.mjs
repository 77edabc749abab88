// Takes the pictures of docs/screenshots/ from a real server with an account as it might be:
// [PORT=8484] node scripts/screenshots.mjs [NAME …]
import { IAMClient } from '@aws-sdk/client-iam';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startCountersign } from '../bench/server.mjs';
import { enter } from '../packages/console/browser/enter.mjs';
import { findChromium } from '../packages/console/browser/find-chromium.mjs';
import { ACTS, PASSWORD } from './demo-data.mjs';

const out = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const ACCOUNT = '123456789012';
const ROOT = { accessKeyId: 'AKIARZPUZDIKILLI2J5T', secretAccessKey: 'pictures/pictures/pictures/pictures/pict' };
const DAY = 86_400_000;
const button = (page, name) => page.getByRole('button', { name, exact: true });

/**
 * The pictures, in the order of a first visit. `path` is below the console; `{policyArn}` stands for a policy with two versions.
 * `until` is a text that is there when the page is whole; `act` does what a person would do
 * before the picture. `as` is who looks, nobody when it is undefined; alice unless told.
 */
const PICTURES = [
  { name: 'sign-in', path: '', as: undefined, until: 'Sign in' },
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
  { name: 'access-keys', path: 'keys', until: 'metrics-reader', dark: true },
  {
    name: 'policy-versions',
    path: 'policies/details?arn={policyArn}',
    until: 'WriteBackups',
    act: (page) => page.getByRole('tab', { name: 'Policy versions' }).click(),
  },
  {
    name: 'audit',
    path: 'audit',
    until: 'Succeeded',
    act: async (page) => {
      await page.getByLabel('Error code').fill('AccessDenied');
      await button(page, 'Search').click();
      await page.getByText('Succeeded').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'refusal',
    path: 'groups',
    as: 'emeka',
    until: 'not authorized to perform',
    act: (page) => page.getByText('Why, and what would allow it').first().click(),
  },
  { name: 'account-settings', path: 'settings', until: 'Password policy' },
  { name: 'users-on-a-phone', path: 'users', until: 'backup-agent', size: PHONE },
];

/** Starts the server with the clock of some days ago. */
function startThen(daysAgo, dataDir) {
  const clock = `const D=Date,o=${-daysAgo * DAY};globalThis.Date=class extends D{constructor(...a){if(a.length)super(...a);else super(D.now()+o)}static now(){return D.now()+o}}`;
  const env = {
    COUNTERSIGN_PORT: process.env.PORT ?? '0', // it is seen in the pictures
    COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId,
    COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
    ...(daysAgo === 0 ? {} : { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` }),
  };
  return startCountersign({ keep: true, ...(dataDir === undefined ? {} : { dataDir }), env });
}

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
let countersign;
const browser = await chromium.launch({ executablePath });
let failed = 0;
try {
  const stage = { now: 0, keys: new Map() };
  for (const { daysAgo, play } of ACTS) {
    await countersign?.stop();
    countersign = await startThen(daysAgo, countersign?.dataDir);
    const offset = -daysAgo * DAY;
    stage.now = Date.now() + offset;
    await play((credentials = ROOT) => {
      const client = new IAMClient({ endpoint: `http://127.0.0.1:${countersign.port}`, region: 'us-east-1', credentials });
      // The SDK would go by the Date header of each answer, which is Node's own and always today's.
      Object.defineProperty(client.config, 'systemClockOffset', { get: () => offset, set() {} });
      return client;
    }, stage);
  }
  const origin = `http://localhost:${countersign.port}`;
  const policyArn = `arn:aws:iam::${ACCOUNT}:policy/WriteBackups`;
  const states = new Map();
  const signedIn = async (userName) => {
    if (userName === undefined) return undefined;
    if (states.has(userName)) return states.get(userName);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/console/`);
    await page.evaluate(enter, { account: ACCOUNT, userName, password: PASSWORD });
    const state = await context.storageState();
    await context.close();
    states.set(userName, state);
    return state;
  };
  for (const picture of PICTURES) {
    const { name, path, until, act, dark = false, size = WIDE } = picture;
    if (asked.length > 0 && !asked.includes(name)) continue;
    const storageState = await signedIn('as' in picture ? picture.as : 'alice');
    const context = await browser.newContext({
      viewport: size,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'en-GB',
      reducedMotion: 'reduce',
      storageState,
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    try {
      await page.goto(`${origin}/console/${path.replace('{policyArn}', encodeURIComponent(policyArn))}`);
      await page.getByText(until).first().waitFor();
      await act?.(page);
      await page.waitForLoadState('networkidle');
      await page.waitForFunction(() => !/\bLoading\b/.test(document.body.innerText));
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
  await countersign?.stop();
  countersign?.remove();
}
process.exitCode = failed > 0 ? 1 : 0;
