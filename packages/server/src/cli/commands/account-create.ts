import { Command } from 'commander';
import { withServerOptions } from '../server-options.ts';
import { facts, json } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { withOperator } from '../with-operator.ts';

/** `countersign account create`: another account, and the key of its root user. */
export function accountCreate(terminal: Terminal): Command {
  const command = new Command('create')
    .description("make another account and print its root user's access key, once")
    .option('--name <name>', 'what to call the account', 'account')
    .option('--email <address>', 'address of the root user')
    .option('--json', 'print JSON for programs');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    await withOperator(flags, terminal, async (operator) => {
      const email = flags['email'];
      const { AccountId, AccessKeyId, SecretAccessKey } = await operator.createAccount({
        name: String(flags['name']),
        ...(typeof email === 'string' ? { email } : {}),
      });
      if (flags['json'] === true) terminal.out(json({ AccountId, AccessKeyId, SecretAccessKey }));
      else {
        terminal.out(
          facts([
            ['Account ID', AccountId],
            ['Access key ID', AccessKeyId],
            ['Secret access key', SecretAccessKey],
          ]),
        );
      }
      terminal.talk(terminal.style.yellow('The secret access key cannot be shown again. Keep it safe.'));
    });
  });
}
