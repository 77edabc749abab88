import { Command } from 'commander';
import { connect } from '../client.ts';
import { CliError } from '../failure.ts';
import { renderExplanation } from '../explanation.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { ownQuery } from '../own-query.ts';
import { json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign explain REQUEST_ID`: why the server decided as it did. */
export function explain(terminal: Terminal): Command {
  const command = new Command('explain')
    .description('show why a request was refused')
    .argument('<request-id>', 'from the error message or the x-amzn-RequestId header');
  return withCommonOptions(withClientOptions(command)).action(async (requestId: string, options: ClientCommandOptions) => {
    const connection = await connect(options, terminal);
    const { Explanation: explanation } = await ownQuery(connection, 'ExplainRequest', { RequestId: requestId }, terminal);
    if (typeof explanation !== 'string') throw new CliError('The server answered without an explanation.');
    const parsed: unknown = JSON.parse(explanation);
    terminal.out(options.json ? json(parsed) : renderExplanation(parsed));
  });
}
