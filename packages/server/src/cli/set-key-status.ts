import { Command } from 'commander';
import { connect } from './client.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from './options.ts';
import { ownerOfKey } from './owner-of-key.ts';
import { json } from './table.ts';
import type { Terminal } from './terminal.ts';

/** A command that switches a key on or off; the change holds when the command ends. */
export function setKeyStatus(name: string, status: 'Active' | 'Inactive', description: string, terminal: Terminal): Command {
  const command = new Command(name)
    .description(description)
    .argument('<access-key-id>', 'which key')
    .option('--user <name>', 'whose key it is; looked up when left out');
  type Options = ClientCommandOptions & { readonly user?: string };
  return withCommonOptions(withClientOptions(command)).action(async (accessKeyId: string, options: Options) => {
    const iam = await (await connect(options, terminal)).iam();
    const { UpdateAccessKeyCommand } = await import('@aws-sdk/client-iam');
    const UserName = options.user ?? (await ownerOfKey(iam, accessKeyId));
    await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: accessKeyId, Status: status }));
    if (options.json) terminal.out(json({ UserName, AccessKeyId: accessKeyId, Status: status }));
    terminal.talk(`${accessKeyId} is ${status} now.`);
  });
}
