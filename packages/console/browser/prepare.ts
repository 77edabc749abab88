import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's program; empty where there is none, and the tests are skipped. */
    readonly chromium: string;
  }
}

/** Once before all browser tests: finds the browser, and builds the console when it is older than its sources. */
export default function prepare(project: TestProject): void {
  const chromium = findChromium();
  if (chromium === undefined) {
    if (process.env['CI']) throw new Error('no Chromium was found; CI needs it (COUNTERSIGN_CHROMIUM names its program)');
    console.warn('skipped: no Chromium was found for the browser tests (COUNTERSIGN_CHROMIUM names its program)');
  } else {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const { status } = spawnSync(process.execPath, ['scripts/run.mjs', 'console'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('the console could not be built');
  }
  project.provide('chromium', chromium ?? '');
}
