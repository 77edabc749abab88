import { Command } from 'commander';
import { CliError } from '../failure.ts';
import { configFrom, withServerOptions } from '../server-options.ts';
import { facts, json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign init`: makes the data directory and the root credentials, and prints them once. */
export function init(terminal: Terminal): Command {
  const command = new Command('init').description('make the data directory and print the root credentials, once');
  withServerOptions(command).option('--json', 'print JSON for programs');
  return command.action(async (flags: Record<string, string | boolean>) => {
    const config = configFrom(flags, terminal);
    const { initialize } = await import('../../app/initialize.ts');
    const made = await initialize(config);
    if (!made) throw new CliError(`${config.dataDir} is initialized already; its secrets are not shown again.`);
    if (flags['json'] === true) {
      terminal.out(
        json({
          AccountId: made.accountId,
          AccessKeyId: made.rootAccessKeyId,
          SecretAccessKey: made.rootSecretAccessKey,
          Password: made.rootPassword,
        }),
      );
      return;
    }
    terminal.talk(`Initialized ${config.dataDir}. These credentials of the root user are shown this once:`);
    terminal.out(
      facts([
        ['Account ID', made.accountId],
        ['Root access key ID', made.rootAccessKeyId],
        ['Root secret access key', made.rootSecretAccessKey],
        ['Root password', made.rootPassword],
      ]),
    );
    terminal.talk('Use them to make an administrator, then put them away. Next: countersign serve');
  });
}
