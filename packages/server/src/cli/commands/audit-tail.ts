import { Command } from 'commander';
import { withServerOptions } from '../server-options.ts';
import type { Terminal } from '../terminal.ts';
import { whole } from '../whole.ts';
import { withOperator } from '../with-operator.ts';

/** `countersign audit tail`: the newest audit records, one line of JSON each. */
export function auditTail(terminal: Terminal): Command {
  const command = new Command('tail')
    .description('print audit records, one line of JSON each, oldest first')
    .option('-f, --follow', 'go on with records as they are written')
    .option('-n, --lines <count>', 'how many of the newest to begin with', whole(0, 1_000_000), 20)
    .option('--json', 'print JSON for programs: it does so always');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    await withOperator(flags, terminal, async (operator) => {
      for await (const line of operator.auditTail({ follow: flags['follow'] === true, lines: Number(flags['lines']) })) {
        terminal.out(`${line}\n`);
      }
    });
  });
}
