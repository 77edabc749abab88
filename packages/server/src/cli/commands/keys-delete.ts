import { Command } from 'commander';
import { connect } from '../client.ts';
import { Cancelled } from '../failure.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { ownerOfKey } from '../owner-of-key.ts';
import { json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface DeleteOptions extends ClientCommandOptions {
  readonly user?: string;
  readonly yes?: true;
}

/** `countersign keys delete ID`: for good. A person is asked first; a script has decided already. */
export function keysDelete(terminal: Terminal): Command {
  const command = new Command('delete')
    .description('delete an access key, for good')
    .argument('<access-key-id>', 'which key')
    .option('--user <name>', 'whose key it is; looked up when left out')
    .option('-y, --yes', 'do not ask');
  return withCommonOptions(withClientOptions(command)).action(async (accessKeyId: string, options: DeleteOptions) => {
    const iam = await (await connect(options, terminal)).iam();
    const { DeleteAccessKeyCommand } = await import('@aws-sdk/client-iam');
    const UserName = options.user ?? (await ownerOfKey(iam, accessKeyId));
    if (terminal.interactive && options.input !== false && !options.yes) {
      const whose = UserName === undefined ? '' : ` of ${UserName}`;
      const prompts = await terminal.prompts();
      if (!(await prompts.confirm(`Delete ${accessKeyId}${whose} for good?`))) throw new Cancelled();
    }
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: accessKeyId }));
    if (options.json) terminal.out(json({ UserName, AccessKeyId: accessKeyId }));
    terminal.talk(`${accessKeyId} is deleted.`);
  });
}
