// The web console in a real browser: bytes of the first load and of each further page, and the time to a usable table of users
// against an app that is nothing but the same design system. Both are served packed, loaded cold, and in turns.
import {
  AttachUserPolicyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  GetUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { enter } from '../packages/console/browser/enter.mjs';
import { findChromium } from '../packages/console/browser/find-chromium.mjs';
import { ROOT, startCountersign } from './server.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const built = path('../packages/server/dist/console');
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const sum = (list) => list.reduce((total, each) => total + each, 0);
const kib = (bytes) => bytes / 1024;
const PASSWORD = 'Quartz-Lantern-48!';

/** Builds the empty app and serves it as our server serves the console: from memory, packed with brotli. */
async function serveEmpty(folder) {
  // By the console's own settings: its fonts are files, too, and its targets the same.
  await build({
    configFile: path('../packages/console/vite.config.ts'),
    root: path('empty-console'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  spawnSync(process.execPath, [path('../scripts/console-files.mjs'), folder], { stdio: 'inherit' });
  const files = new Map(
    JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')).map(({ path: name, type, encodings }) => {
      const isPacked = encodings.includes('br');
      const body = readFileSync(join(folder, isPacked ? `${name}.br` : name));
      return [`/console/${name}`, { body, headers: { 'content-type': type, ...(isPacked ? { 'content-encoding': 'br' } : {}) } }];
    }),
  );
  const server = createServer((request, response) => {
    const file = files.get(request.url === '/console/' ? '/console/index.html' : request.url);
    response.writeHead(file ? 200 : 404, file?.headers).end(file?.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}/console/`, stop: () => server.close() };
}

/** Makes users to look at, and one who may; signs that one in. @returns what a browser keeps of it */
async function signIn(browser, origin) {
  const iam = new IAMClient({ endpoint: origin, region: 'us-east-1', credentials: ROOT });
  const { User } = await iam.send(new GetUserCommand({}));
  for (let i = 0; i < 25; i++) await iam.send(new CreateUserCommand({ UserName: `user-${i}` }));
  await iam.send(new CreateUserCommand({ UserName: 'reader' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'reader', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'reader', Password: PASSWORD }));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/console/`);
  await page.evaluate(enter, { account: User.UserId, userName: 'reader', password: PASSWORD });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Loads a page in a browser that has never seen it, until a person can read a row and press what is above it. */
async function load(browser, url, row, storageState) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, storageState });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const received = new Map();
  const urls = new Map();
  await session.send('Network.enable');
  await session.send('Performance.enable');
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    received.set(urls.get(requestId) ?? requestId, encodedDataLength),
  );
  await page.goto(url, { waitUntil: 'commit' });
  const elapsed = await page.evaluate(
    (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const isThere = [...document.querySelectorAll('tbody td, tbody th')].some((cell) => cell.textContent.trim() === text);
          if (isThere) setTimeout(() => resolve(performance.now()));
          else if (performance.now() > 30_000) reject(new Error(`${location.href} shows no ${text}`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    row,
  );
  const { metrics } = await session.send('Performance.getMetrics');
  const cpu = metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { elapsed, cpu, received };
}

/** Bytes of a file's body on the wire, packed so. */
const packedSize = (url, encoding) =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      let size = 0;
      response.on('data', (chunk) => (size += chunk.length)).on('end', () => resolve(size));
    }).on('error', reject);
  });

/** An answer of the server, which is not packed. */
const isCall = (url) => /\/console\/(?:api|session|facts\.json)$/.test(url);

/** What each lazily loaded page adds for who has seen the users page, by Vite's manifest. */
async function pages(origin) {
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
  const filesOf = (key, seen = new Set()) => {
    const { file, css = [], assets = [], imports = [] } = manifest[key];
    for (const name of [file, ...css, ...assets]) seen.add(name);
    for (const each of imports) if (!seen.has(manifest[each].file)) filesOf(each, seen);
    return seen;
  };
  const first = new Set([...filesOf('index.html'), ...filesOf('src/pages/users/users.tsx')]);
  const found = [];
  for (const [key, { isDynamicEntry }] of Object.entries(manifest)) {
    if (!isDynamicEntry || !key.startsWith('src/')) continue;
    const more = [...filesOf(key)].filter((name) => !first.has(name));
    const size = sum(await Promise.all(more.map((name) => packedSize(`${origin}/console/${name}`, 'gzip'))));
    found.push({ name: key.replace(/^src\/(?:pages\/)?/, '').replace(/\.tsx$/, ''), size });
  }
  return found.filter(({ size }) => size > 1024).sort((a, b) => b.size - a.size);
}

export async function run({ quick = false } = {}) {
  const name = 'Web console, 26 users, cold loads in Chromium';
  const executablePath = findChromium();
  if (executablePath === undefined) {
    if (process.env.CI) throw new Error('no Chromium was found; CI needs it');
    return { name: `${name} — skipped: no Chromium was found`, results: [] };
  }
  const rounds = quick ? 3 : 9;
  const folder = mkdtempSync(join(tmpdir(), 'countersign-empty-console-'));
  const countersign = await startCountersign();
  const empty = await serveEmpty(folder);
  const browser = await chromium.launch({ executablePath });
  try {
    const origin = `http://localhost:${countersign.port}`;
    const state = await signIn(browser, origin);
    const ours = [];
    const theirs = [];
    for (let round = 0; round <= rounds; round++) {
      theirs.push(await load(browser, empty.url, 'user-1'));
      ours.push(await load(browser, `${origin}/console/users`, 'user-1', state));
    }
    const urls = [...ours[0].received.keys()].filter((url) => url.startsWith(origin));
    const files = urls.filter((url) => !isCall(url));
    const calls = sum(urls.filter(isCall).map((url) => ours[0].received.get(url)));
    const packed = async (encoding) => calls + sum(await Promise.all(files.map((url) => packedSize(url, encoding))));
    const lazy = await pages(origin);
    const of = (list, key) => median(list.slice(1).map((each) => each[key])); // the first is for warming up
    const gzip = kib(await packed('gzip'));
    const brotli = kib(await packed('br'));
    return {
      name,
      results: [
        { label: `first load of the users page, gzip, ${urls.length} requests (aim: ≤ 450)`, value: gzip, unit: 'KiB' },
        { label: 'the same, brotli, as Chromium asks for it', value: brotli, unit: 'KiB' },
        ...lazy.map(({ name: page, size }) => ({ label: `page ${page}, gzip (aim: ≤ 60)`, value: kib(size), unit: 'KiB' })),
        { label: 'usable table of users', value: of(ours, 'elapsed'), unit: 'ms' },
        { label: 'usable table of the empty app', value: of(theirs, 'elapsed'), unit: 'ms' },
        { label: 'main thread until then, users', value: of(ours, 'cpu'), unit: 'ms' },
        { label: 'main thread until then, empty app', value: of(theirs, 'cpu'), unit: 'ms' },
      ],
      ratios: [
        { label: 'first load, gzip, of 450 KiB', value: gzip / 450, target: '≤ 1' },
        { label: 'first load, brotli, of 450 KiB', value: brotli / 450, target: '≤ 1' },
        { label: `largest further page (${lazy[0]?.name}), of 60 KiB gzip`, value: kib(lazy[0]?.size ?? 0) / 60, target: '≤ 1' },
        { label: 'usable table, ours / empty', value: of(ours, 'elapsed') / of(theirs, 'elapsed'), target: '≤ 1.5' },
        { label: 'main thread, ours / empty', value: of(ours, 'cpu') / of(theirs, 'cpu') },
      ],
    };
  } finally {
    await browser.close();
    empty.stop();
    await countersign.stop();
    rmSync(folder, { recursive: true });
  }
}
