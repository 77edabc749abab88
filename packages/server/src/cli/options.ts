import type { Command } from 'commander';
import type { ClientOptions } from './client.ts';

/** What every command understands. */
export interface CommonOptions {
  readonly json?: true;
  /** False with `--no-input`: never ask. */
  readonly input?: boolean;
}

/** Adds `--json` and `--no-input`. */
export function withCommonOptions(command: Command): Command {
  return command.option('--json', 'print JSON for programs').option('--no-input', 'never ask; fail when something is missing');
}

/** Adds what every command needs that talks to a server. */
export function withClientOptions(command: Command): Command {
  return command
    .option('--profile <name>', 'profile in the AWS config and credentials files')
    .option(
      '--endpoint-url <url>',
      'the server; else COUNTERSIGN_ENDPOINT_URL, AWS_ENDPOINT_URL, the profile, http://127.0.0.1:8484',
    )
    .option('--region <region>', 'region to sign for');
}

export type ClientCommandOptions = ClientOptions & CommonOptions;
