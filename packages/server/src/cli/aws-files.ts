import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Where the AWS SDKs and the AWS CLI keep profiles. */
export interface AwsFiles {
  readonly config: string;
  readonly credentials: string;
}

/** Finds the two shared files. SOURCE: AWS SDKs and Tools Reference Guide, "Shared config and credentials files". */
export function awsFiles({ env, home, cwd }: Pick<Terminal, 'env' | 'home' | 'cwd'>): AwsFiles {
  const locate = (variable: string, name: string): string => {
    const named = env[variable];
    if (named === undefined || named === '') return join(home, '.aws', name);
    return resolve(cwd, named.replace(/^~(?=\/|$)/, home));
  };
  return { config: locate('AWS_CONFIG_FILE', 'config'), credentials: locate('AWS_SHARED_CREDENTIALS_FILE', 'credentials') };
}

/** The section of a profile in the config file; in the credentials file it is the bare name. */
export const configSection = (profile: string): string => (profile === 'default' ? 'default' : `profile ${profile}`);

/** The text of a file, empty when there is none. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new CliError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/**
 * Replaces a file as a whole, with mode 600, so that no reader and no crash ever sees half of it. A symbolic link stays one.
 * @throws CliError when the folder cannot be written; the old content stands.
 */
export function replacePrivately(path: string, text: string): void {
  let temporary: string | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const target = realpathIfThere(path);
    const beside = `${target}.countersign-${process.pid}`;
    const descriptor = openSync(beside, 'wx', 0o600);
    temporary = beside;
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new CliError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function realpathIfThere(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
