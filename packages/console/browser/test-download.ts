import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** A file as the browser saved it. */
export interface Saved {
  /** As the page named it. */
  readonly name: string;
  readonly text: string;
}

/** Does what makes the page save a file, and reads it back from the disk. */
export async function savedBy(page: Page, act: () => Promise<unknown>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
