import type { Page } from 'playwright-core';

/** What a context needs for its clipboard to be read. */
export const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Reads the clipboard, in another page: the console's own may not. @param site `http://localhost:PORT` */
export async function readClipboard(page: Page, site: string): Promise<string> {
  const other = await page.context().newPage();
  await other.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Clipboard</title><link rel="icon" href="data:,">' }),
  );
  await other.goto(site);
  await other.bringToFront();
  const text = await other.evaluate(() => navigator.clipboard.readText());
  await other.close();
  await page.bringToFront();
  return text;
}
