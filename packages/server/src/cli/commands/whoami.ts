import { Command } from 'commander';
import { connect } from '../client.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { facts, json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign whoami`: which identity the server sees in your credentials. */
export function whoami(terminal: Terminal): Command {
  const command = new Command('whoami').description('show who you are to the server');
  return withCommonOptions(withClientOptions(command)).action(async (options: ClientCommandOptions) => {
    const connection = await connect(options, terminal);
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const { Account, Arn, UserId } = await (await connection.sts()).send(new GetCallerIdentityCommand({}));
    if (options.json) terminal.out(json({ UserId, Account, Arn }));
    else {
      terminal.out(
        facts([
          ['Account', Account ?? ''],
          ['ARN', Arn ?? ''],
          ['User ID', UserId ?? ''],
          ['Endpoint', connection.endpoint],
        ]),
      );
    }
    if (Arn?.endsWith(':root') === true)
      terminal.talk(terminal.style.yellow('This is the root user. For daily work, make an administrator.'));
  });
}
