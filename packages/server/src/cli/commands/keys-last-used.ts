import { Command } from 'commander';
import { connect } from '../client.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { facts, json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign keys last-used ID`: when, for what and where a key signed last. */
export function keysLastUsed(terminal: Terminal): Command {
  const command = new Command('last-used').description('show when a key was used last').argument('<access-key-id>', 'which key');
  return withCommonOptions(withClientOptions(command)).action(async (accessKeyId: string, options: ClientCommandOptions) => {
    const iam = await (await connect(options, terminal)).iam();
    const { GetAccessKeyLastUsedCommand } = await import('@aws-sdk/client-iam');
    const { UserName, AccessKeyLastUsed } = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId }));
    if (options.json) {
      terminal.out(json({ UserName, AccessKeyLastUsed }));
      return;
    }
    terminal.out(
      facts([
        ['User', UserName ?? '–'],
        ['Last used', AccessKeyLastUsed?.LastUsedDate?.toISOString() ?? 'never'],
        ['Service', AccessKeyLastUsed?.ServiceName ?? '–'],
        ['Region', AccessKeyLastUsed?.Region ?? '–'],
      ]),
    );
  });
}
