import { accessSync, constants } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser of this machine. Plain JavaScript, since the bench and the screenshots run it without a build. */
export function findChromium() {
  const named = process.env['COUNTERSIGN_CHROMIUM'];
  return named === 'none' ? undefined : named || PLACES.find(isProgram);
}
