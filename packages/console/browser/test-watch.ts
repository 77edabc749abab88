import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** What went wrong in the pages of a context, in words: errors, breaches of the content policy, requests to elsewhere. */
export interface Watch {
  /** Everything since it was last asked, but for what was expected. */
  take(): readonly string[];
  /** From now on, a problem that matches is none. */
  expect(pattern: RegExp): void;
}

const ANSWERED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** The design system's toolbar for phones warns of its own button. */
const ITS_OWN = /^\[AwsUi\] \[Button\] Overriding native attribute \[aria-haspopup\]/;

/** A refusal is an answer like another, though the browser notes it as an error. */
const isRefusal = (message: ConsoleMessage, origin: string): boolean =>
  ANSWERED.test(message.text()) && /^\/console\/(?:api|signin\/|session)/.test(message.location().url.slice(origin.length));

/** Watches every page of a context, from before its first script. @param origin the only one that may be asked for anything */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  let problems: string[] = [];
  const expected: RegExp[] = [];
  const note = (problem: string): void => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (!isRefusal(message, origin) && !ITS_OWN.test(message.text())) note(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => note(`thrown: ${String(error.error())}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(request.url()))
      note(`outside: ${request.url()}`);
  });
  await context.exposeBinding('noteViolation', (_, text: string) => note(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      const { noteViolation } = window as unknown as { noteViolation: (text: string) => void };
      noteViolation(`${effectiveDirective} refused ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`);
    });
  });
  return {
    take() {
      const taken = problems;
      problems = [];
      return taken;
    },
    expect: (pattern) => void expected.push(pattern),
  };
}
