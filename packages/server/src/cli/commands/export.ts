import { Command, Option } from 'commander';
import { connect, type Credentials, type Target } from '../client.ts';
import { withClientOptions, type ClientCommandOptions } from '../options.ts';
import { sessionVariables } from '../session-variables.ts';
import { fishLines, posixLines, powershellLines } from '../shell-quoting.ts';
import { json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

type Format = (target: Target, credentials: Credentials) => string;
const withoutNothing = (value: Record<string, unknown>): string =>
  json(Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined)));

/** How credentials can be written for another program. */
const FORMATS: Readonly<Record<string, Format>> = {
  env: (target, credentials) => posixLines(sessionVariables(target, credentials)),
  fish: (target, credentials) => fishLines(sessionVariables(target, credentials)),
  powershell: (target, credentials) => powershellLines(sessionVariables(target, credentials)),
  // SOURCE: AWS SDKs and Tools Reference Guide, "Process credential provider".
  process: (_, { accessKeyId, secretAccessKey, sessionToken, expiration }) =>
    withoutNothing({
      Version: 1,
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration?.toISOString(),
    }),
  json: ({ endpoint, region }, { accessKeyId, secretAccessKey, sessionToken, expiration }) =>
    withoutNothing({
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration?.toISOString(),
      Region: region,
      EndpointUrl: endpoint,
    }),
};

/** `countersign export --format …`: your credentials and endpoint, for `eval`, `credential_process` or a program. */
export function exportCredentials(terminal: Terminal): Command {
  const format = new Option('--format <format>', 'what to write').choices(Object.keys(FORMATS)).default('env');
  const command = new Command('export')
    .description('print credentials and endpoint for a shell, for credential_process or as JSON')
    .addOption(format);
  return withClientOptions(command).action(async (options: ClientCommandOptions & { readonly format: string }) => {
    const connection = await connect(options, terminal);
    const credentials = await connection.credentials();
    terminal.out(FORMATS[options.format]?.(connection, credentials) ?? '');
  });
}
