import { Command } from 'commander';
import { withServerOptions } from '../server-options.ts';
import { json, table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { withOperator } from '../with-operator.ts';

/** `countersign account list`: the accounts of this server. */
export function accountList(terminal: Terminal): Command {
  const command = new Command('list').description('list the accounts').option('--json', 'print JSON for programs');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    await withOperator(flags, terminal, async (operator) => {
      const accounts = await operator.listAccounts();
      if (flags['json'] === true) terminal.out(json({ Accounts: accounts }));
      else {
        const rows = accounts.map((account) => [account.AccountId, account.CreateDate, account.Name]);
        terminal.out(table(['ACCOUNT ID', 'CREATED', 'NAME'], rows));
      }
    });
  });
}
