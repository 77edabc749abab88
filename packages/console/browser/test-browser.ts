import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, onTestFinished, TestRunner } from 'vitest';
import { startTestServer, type TestServer } from '../../server/src/app/test-server.ts';
import { enter, type Entering } from './enter.mjs';
import { addUser, type TestUser, type UserOptions } from './test-users.ts';
import { watch, type Watch } from './test-watch.ts';
import './prepare.ts';

export { addAuthenticator, type Authenticator } from './test-authenticator.ts';
export { barriers, expectAccessible } from './test-axe.ts';
export { savedBy, type Saved } from './test-download.ts';
export { PASSWORD, type TestUser, type UserOptions } from './test-users.ts';

/** @throws Error when a test is built before there is a site to build it on */
function started<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the site is there from beforeAll on');
  return value;
}

/** How the browser looks at a page. */
export interface Look {
  /** CSS pixels; 1440 × 900 unless told. */
  readonly width?: number;
  readonly height?: number;
  /** Light unless told. */
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
  /** Playwright's other options of a context. */
  readonly more?: BrowserContextOptions;
}

/** Who signs in to the site's account: a user by name, or root. */
export type Credentials = Omit<Entering, 'account'>;

/** A server with its console, and a browser in front of it, for the tests of one file. */
export interface Site {
  /** `http://localhost:PORT`; by name, since passkeys need one. */
  readonly url: string;
  readonly accountId: string;
  readonly root: Credentials;
  /** The server: `server.iam(keys)` and `server.sts(keys)` are SDK clients, of root unless told. */
  readonly server: TestServer;
  /** Makes a user through the signed API. */
  addUser(userName: string, options?: UserOptions): Promise<TestUser>;
  /**
   * Opens a page in a browser that has never been here. It is closed at the end of the test that opened it, or of the file.
   * Anything that goes wrong in it fails the test: an error in its log, a breach of the policy, a request to elsewhere.
   */
  open(path?: string, look?: Look): Promise<Page>;
  /** Signs in without the form, and opens `path`. */
  signIn(page: Page, who: Credentials, path?: string): Promise<void>;
  /** `open` and `signIn` in one. */
  openAs(who: Credentials, path?: string, look?: Look): Promise<Page>;
  /** What the test wants to go wrong in a page, as it is reported when nobody wants it. */
  expectProblem(page: Page, pattern: RegExp): void;
}

const LOOK = { width: 1440, height: 900, colorScheme: 'light', locale: 'en-GB' } as const;

/** Where a failed test leaves a picture of its pages. */
const PICTURES = join(tmpdir(), 'countersign-browser-failures');

/**
 * Tests in a real browser against a server of their own; skipped where there is no browser.
 * @param settings further `COUNTERSIGN_*` settings of the server.
 */
export function describeInBrowser(
  name: string,
  body: (site: Site) => void,
  settings: Readonly<Record<string, string>> = {},
): void {
  const executablePath = inject('chromium');
  // oxlint-disable-next-line vitest/valid-title -- the title is the caller's
  describe.skipIf(executablePath === '')(name, () => {
    let browser: Browser | undefined;
    let server: TestServer | undefined;
    let accountId = '';
    const watches = new Map<Page, Watch>();
    beforeAll(async () => {
      [server, browser] = await Promise.all([startTestServer(settings), chromium.launch({ executablePath })]);
      accountId = (await server.sts().send(new GetCallerIdentityCommand({}))).Account ?? '';
    });
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await takePictures(task.name, watches.keys());
      expect([...watches.values()].flatMap((each) => each.take())).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    const site: Site = {
      get url() {
        return started(server).endpoint.replace('127.0.0.1', 'localhost');
      },
      get accountId() {
        return accountId;
      },
      get server() {
        return started(server);
      },
      get root() {
        return { password: /Root password\s+(\S+)/.exec(started(server).printed())?.[1] };
      },
      addUser: (userName, options) => addUser(started(server), userName, options),
      async open(path = '/console/', look = {}) {
        const { width, height, colorScheme, locale, more } = { ...LOOK, ...look };
        const context = await started(browser).newContext({
          viewport: { width, height },
          colorScheme,
          locale,
          reducedMotion: 'reduce',
          ...more,
        });
        context.setDefaultTimeout(30_000);
        const watching = await watch(context, site.url);
        const page = await context.newPage();
        watches.set(page, watching);
        if (TestRunner.getCurrentTest()) {
          onTestFinished(async () => {
            watches.delete(page);
            await context.close();
          });
        }
        await page.goto(site.url + path);
        return page;
      },
      async signIn(page, who, path = '/console/') {
        await page.evaluate(enter, { account: accountId, ...who });
        await page.goto(site.url + path);
      },
      async openAs(who, path, look) {
        const page = await site.open('/console/', look);
        await site.signIn(page, who, path);
        return page;
      },
      expectProblem: (page, pattern) => started(watches.get(page)).expect(pattern),
    };
    body(site);
  });
}

async function takePictures(name: string, pages: Iterable<Page>): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  let count = 0;
  for (const page of pages) {
    if (page.isClosed()) continue;
    const path = join(PICTURES, `${name.replaceAll(/[^\w-]+/g, '-').slice(0, 80)}-${++count}.png`);
    await page.screenshot({ path });
    console.warn(`${page.url()} looked like ${path}`);
  }
}
