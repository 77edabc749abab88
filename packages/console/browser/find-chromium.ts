import { accessSync, constants } from 'node:fs';

const PLACES: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser of this machine: the one that `COUNTERSIGN_CHROMIUM` names, else where systems keep it; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['COUNTERSIGN_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return PLACES.find(isProgram);
}
