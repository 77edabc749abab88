import { closeSync, fsyncSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { CliError } from './failure.ts';

/** A file that is ours already, still empty. */
export interface ReservedFile {
  readonly path: string;
  /** Writes the content and waits until the disk has it. */
  fill(text: string): void;
  /** Removes it again; only while it is empty. */
  discard(): void;
}

/**
 * Creates an empty file that only its owner can read (mode 600), so that a secret made later is sure of a place.
 * @throws CliError when something is there already or the folder cannot be written; nothing is ever overwritten.
 */
export function reserveFile(path: string): ReservedFile {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', 0o600);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = exists ? 'it exists already, and nothing is overwritten' : error instanceof Error ? error.message : String(error);
    throw new CliError(`${path} cannot be written: ${why}.`);
  }
  return {
    path,
    fill(text) {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
    discard() {
      closeSync(descriptor);
      unlinkSync(path);
    },
  };
}
