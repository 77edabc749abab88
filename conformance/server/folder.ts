import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh place for data directories; what was started there ends with it. */
export interface Folder {
  /** A path in it. */
  at(name: string): string;
  /** Lets the folder end this when it is removed, whatever the test came to. */
  holds<T extends { stop(signal: NodeJS.Signals): Promise<unknown> }>(started: T): T;
  remove(): Promise<void>;
}

/** Makes a folder for one test file. */
export function makeFolder(name: string): Folder {
  const path = mkdtempSync(join(tmpdir(), `countersign-${name}-`));
  const started: { stop(signal: NodeJS.Signals): Promise<unknown> }[] = [];
  return {
    at: (name) => join(path, name),
    holds(one) {
      started.push(one);
      return one;
    },
    async remove() {
      for (const one of started) await one.stop('SIGKILL');
      rmSync(path, { recursive: true });
    },
  };
}
