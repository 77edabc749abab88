import type { AccessKeyMetadata, IAMClient } from '@aws-sdk/client-iam';
import { Command } from 'commander';
import { connect } from '../client.ts';
import { refusalOf } from '../failure.ts';
import { lastUse } from '../last-use.ts';
import { listKeys } from '../list-keys.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { json, table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign keys list [--user NAME]`: the keys of a user, or your own. */
export function keysList(terminal: Terminal): Command {
  const command = new Command('list')
    .description('list access keys')
    .option('--user <name>', 'whose keys; your own when left out');
  return withCommonOptions(withClientOptions(command)).action(
    async (options: ClientCommandOptions & { readonly user?: string }) => {
      const iam = await (await connect(options, terminal)).iam();
      const keys = await listKeys(iam, options.user);
      if (options.json) {
        terminal.out(json({ AccessKeyMetadata: keys }));
        return;
      }
      const rows: string[][] = [];
      for (const key of keys) {
        rows.push([
          key.AccessKeyId ?? '',
          key.Status ?? '',
          key.CreateDate?.toISOString() ?? '',
          await used(iam, key),
          key.UserName ?? '',
        ]);
      }
      if (rows.length === 0) terminal.talk('No access keys.');
      else terminal.out(table(['ACCESS KEY ID', 'STATUS', 'CREATED', 'LAST USED', 'USER'], rows));
    },
  );
}

async function used(iam: IAMClient, { AccessKeyId }: AccessKeyMetadata): Promise<string> {
  const { GetAccessKeyLastUsedCommand } = await import('@aws-sdk/client-iam');
  try {
    const { AccessKeyLastUsed } = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    return lastUse(AccessKeyLastUsed);
  } catch (error) {
    // Who may list keys need not be allowed to see their use, and a key may be deleted while we list.
    if (refusalOf(error)) return '?';
    throw error;
  }
}
