import type { AccessKey, AccessKeyMetadata, IAMClient } from '@aws-sdk/client-iam';
import { Command } from 'commander';
import { connect, type Connection } from '../client.ts';
import { CliError, Exit, EXIT } from '../failure.ts';
import { prepareDelivery, withDeliveryOptions, type DeliveryOptions } from '../key-delivery.ts';
import { lastUse } from '../last-use.ts';
import { listKeys } from '../list-keys.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface RotateOptions extends Omit<ClientCommandOptions, 'json'>, DeliveryOptions {
  readonly user: string;
  readonly deactivateOld?: true;
}

/** `countersign keys rotate --user NAME`: a second key beside the old one, which stays until you say otherwise. */
export function keysRotate(terminal: Terminal): Command {
  const command = new Command('rotate')
    .description('make a new key beside the old one; nothing is deactivated unless you say so')
    .requiredOption('--user <name>', 'whose key')
    .option('--deactivate-old', 'deactivate the old key once the new one is proven to work');
  return withCommonOptions(withClientOptions(withDeliveryOptions(command))).action(async (options: RotateOptions) => {
    const connection = await connect(options, terminal);
    const iam = await connection.iam();
    const { CreateAccessKeyCommand } = await import('@aws-sdk/client-iam');
    const old = await theOldKey(iam, options.user);
    const delivery = prepareDelivery(options.user, options, terminal);
    const { AccessKey: made } = await iam.send(new CreateAccessKeyCommand({ UserName: options.user })).catch((error: unknown) => {
      delivery.discard();
      throw error;
    });
    if (!made) throw new CliError('The server answered without an access key.');
    const whole = delivery.hand(made);
    if (options.deactivateOld) await deactivateOld(connection, iam, old, made, terminal);
    else {
      terminal.talk(`The old key ${old} still works. When the new one is in use everywhere:`);
      for (const step of ['last-used', 'deactivate', 'delete']) terminal.talk(`  countersign keys ${step} ${old}`);
    }
    if (!whole) throw new Exit(EXIT.error);
  });
}

/** The one key that is to be replaced. With two, a person must choose; deleting one unasked could stop a service. */
async function theOldKey(iam: IAMClient, userName: string): Promise<string> {
  const keys = await listKeys(iam, userName);
  const [only, second] = keys;
  if (only?.AccessKeyId === undefined) {
    throw new CliError(`${userName} has no access key to rotate.`, { hint: `countersign keys create --user ${userName}` });
  }
  if (!second) return only.AccessKeyId;
  const lines = await Promise.all(keys.map(async (key) => `  ${await described(iam, key)}`));
  throw new CliError(`${userName} has two access keys already, which is all that AWS allows:\n${lines.join('\n')}`, {
    hint: 'delete the one that is not in use ("countersign keys delete ID"), then rotate',
  });
}

async function described(iam: IAMClient, { AccessKeyId, Status, CreateDate }: AccessKeyMetadata): Promise<string> {
  const { GetAccessKeyLastUsedCommand } = await import('@aws-sdk/client-iam');
  const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })).then(
    (answer) => lastUse(answer.AccessKeyLastUsed),
    () => 'last use unknown',
  );
  return `${AccessKeyId ?? '?'}  ${Status ?? '?'}, created ${CreateDate?.toISOString() ?? '?'}, ${used}`;
}

/** INVARIANT: the old key goes only after the server has answered the new one. */
async function deactivateOld(
  connection: Connection,
  iam: IAMClient,
  old: string,
  made: AccessKey,
  terminal: Terminal,
): Promise<void> {
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', UserName } = made;
  const [{ GetCallerIdentityCommand }, { UpdateAccessKeyCommand }] = await Promise.all([
    import('@aws-sdk/client-sts'),
    import('@aws-sdk/client-iam'),
  ]);
  const sts = await connection.sts({ accessKeyId, secretAccessKey });
  await sts.send(new GetCallerIdentityCommand({}));
  await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: old, Status: 'Inactive' }));
  terminal.talk(`The old key ${old} is Inactive now. To undo: countersign keys activate ${old}`);
}
