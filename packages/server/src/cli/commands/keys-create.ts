import { Command } from 'commander';
import { connect } from '../client.ts';
import { describeKey } from '../describe-key.ts';
import { CliError, Exit, EXIT } from '../failure.ts';
import { prepareDelivery, withDeliveryOptions, type DeliveryOptions } from '../key-delivery.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface CreateOptions extends Omit<ClientCommandOptions, 'json'>, DeliveryOptions {
  readonly user: string;
  readonly description?: string;
}

/** `countersign keys create --user NAME`: a new access key; its secret is handed over once. */
export function keysCreate(terminal: Terminal): Command {
  const command = new Command('create')
    .description('make an access key and print its secret, once (AWS allows two keys per user)')
    .requiredOption('--user <name>', 'whose key')
    .option('--description <text>', 'what the key is for; kept as a tag of the user');
  return withCommonOptions(withClientOptions(withDeliveryOptions(command))).action(async (options: CreateOptions) => {
    const connection = await connect(options, terminal);
    const iam = await connection.iam();
    const { CreateAccessKeyCommand } = await import('@aws-sdk/client-iam');
    const delivery = prepareDelivery(options.user, options, terminal);
    const { AccessKey: made } = await iam.send(new CreateAccessKeyCommand({ UserName: options.user })).catch((error: unknown) => {
      delivery.discard();
      throw error;
    });
    if (!made) throw new CliError('The server answered without an access key.');
    const whole = delivery.hand(made);
    if (options.description !== undefined) await describeKey(iam, made, options.description, terminal);
    if (!whole) throw new Exit(EXIT.error);
  });
}
