import { Command } from 'commander';
import { Exit, EXIT } from '../failure.ts';
import { withServerOptions } from '../server-options.ts';
import { json } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { withOperator } from '../with-operator.ts';

/** `countersign audit verify`: walks the chain of records; exit code 1 when a link is broken. */
export function auditVerify(terminal: Terminal): Command {
  const command = new Command('verify')
    .description('check that no audit record was changed, removed or put in between')
    .option('--json', 'print JSON for programs');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    await withOperator(flags, terminal, async (operator) => {
      const { records, ok, problem } = await operator.auditVerify();
      if (flags['json'] === true)
        terminal.out(json({ Records: records, Ok: ok, ...(problem === undefined ? {} : { Problem: problem }) }));
      else if (ok) terminal.talk(`${terminal.style.green('ok:')} ${records} records, and the chain is whole.`);
      else terminal.talk(`${terminal.style.red('broken:')} ${problem ?? 'the chain does not hold'} (of ${records} records)`);
      if (!ok) throw new Exit(EXIT.error);
    });
  });
}
