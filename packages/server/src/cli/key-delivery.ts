import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AccessKey } from '@aws-sdk/client-iam';
import type { Command } from 'commander';
import { consoleCsv, consoleCsvName, importCsv, refuseUnimportable, type KeyRecord } from './csv.ts';
import { CliError } from './failure.ts';
import { reserveFile, type ReservedFile } from './reserve-file.ts';
import { facts, json } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface DeliveryOptions {
  /** True: AWS's own file name, in the current folder. */
  readonly csv?: string | true;
  readonly csvImport?: string | true;
  /** Print the secret although a file has it. */
  readonly show?: true;
  readonly json?: true;
}

/** Where a new secret goes, prepared before the key is made. */
export interface Delivery {
  /** Hands the key over, once. @returns whether all of it arrived where it was asked for. */
  hand(key: AccessKey): boolean;
  /** The key was not made after all. */
  discard(): void;
}

/** Adds the options that say where a new key goes. */
export function withDeliveryOptions(command: Command): Command {
  return command
    .option('--csv [file]', "write AWS's file: Access key ID,Secret access key")
    .option('--csv-import [file]', 'write a file for "aws configure import --csv file://FILE"')
    .option('--show', 'print the secret even when a file has it');
}

/**
 * Makes sure that a secret has somewhere to go: the files exist, empty and private, before the key does.
 * @throws CliError when a file cannot be written, or the user name does not fit into the import format.
 */
export function prepareDelivery(userName: string, options: DeliveryOptions, terminal: Terminal): Delivery {
  if (options.csvImport !== undefined) refuseUnimportable(userName);
  const files: { readonly file: ReservedFile; readonly content: (record: KeyRecord) => string }[] = [];
  const discard = (): void => {
    for (const { file } of files) file.discard();
  };
  const reserve = (named: string | true | undefined, standard: string, content: (record: KeyRecord) => string): void => {
    if (named !== undefined) files.push({ file: reserveFile(pathOf(named, standard, terminal.cwd)), content });
  };
  try {
    reserve(options.csv, consoleCsvName(userName), consoleCsv);
    reserve(options.csvImport, `${userName}_import.csv`, importCsv);
  } catch (error) {
    discard();
    throw error;
  }

  return {
    discard,
    hand(key) {
      const record = recordOf(key, userName);
      let whole = true;
      for (const { file, content } of files) {
        try {
          file.fill(content(record));
          terminal.talk(`Wrote ${file.path}`);
        } catch (error) {
          whole = false;
          const why = error instanceof Error ? error.message : String(error);
          terminal.talk(
            `${terminal.style.red('error:')} ${file.path} could not be written (${why}); the secret is printed instead.`,
          );
        }
      }
      const shown = files.length === 0 || options.show === true || !whole;
      const { SecretAccessKey: _, ...withoutSecret } = key;
      if (options.json) terminal.out(json({ AccessKey: shown ? key : withoutSecret }));
      else terminal.out(keyFacts(record, shown));
      terminal.talk(terminal.style.yellow('The secret access key cannot be shown again. Keep it safe.'));
      return whole;
    },
  };
}

/** A folder gets AWS's file name, as a download would. */
function pathOf(named: string | true, standard: string, cwd: string): string {
  if (named === true) return join(cwd, standard);
  const path = resolve(cwd, named);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, standard) : path;
}

function recordOf(key: AccessKey, userName: string): KeyRecord {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = key;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new CliError('The server answered without an access key.');
  return { userName: key.UserName ?? userName, accessKeyId, secretAccessKey };
}

function keyFacts(record: KeyRecord, shown: boolean): string {
  const secret: readonly (readonly [string, string])[] = shown ? [['Secret access key', record.secretAccessKey]] : [];
  return facts([['User', record.userName], ['Access key ID', record.accessKeyId], ...secret]);
}
