import { Command } from 'commander';
import { awsFiles, configSection, readIfThere, replacePrivately, type AwsFiles } from '../aws-files.ts';
import { checkEndpoint, connect } from '../client.ts';
import { askProfile, type ProfileOptions, type ProfileSettings } from '../ask-profile.ts';
import { Cancelled, CliError } from '../failure.ts';
import { readSection, writeSection } from '../ini.ts';
import { withCommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface ConfigureOptions extends ProfileOptions {
  readonly force?: true;
  readonly test: boolean;
}

/** `countersign configure`: a profile for the AWS CLI, the SDKs and this command line, and a first call with it. */
export function configure(terminal: Terminal): Command {
  const command = new Command('configure')
    .description('write a profile into the AWS config and credentials files, and test it')
    .option('--profile <name>', 'name of the profile [countersign]')
    .option('--endpoint-url <url>', 'the server [http://127.0.0.1:8484]')
    .option('--region <region>', 'region [us-east-1]')
    .option('--access-key-id <id>', 'access key id')
    .option('--secret-stdin', 'read the secret access key from standard input')
    .option('--force', 'overwrite a profile without asking')
    .option('--no-test', 'do not call the server');
  return withCommonOptions(command).action(async (options: ConfigureOptions) => {
    const settings = await askProfile(options, terminal);
    const files = awsFiles(terminal);
    const { profile } = settings;
    refuseOtherSource(files, profile);
    await allowOverwrite(files, profile, options, terminal);
    write(files, { ...settings, endpointUrl: checkEndpoint(settings.endpointUrl) });
    terminal.talk(`Wrote profile ${profile} to ${files.config} and ${files.credentials}`);
    if (options.test) await test(profile, terminal);
    const flag = profile === 'default' ? '' : ` --profile ${profile}`;
    terminal.talk(`Use it: countersign whoami${flag}, or aws --endpoint-url ${settings.endpointUrl}${flag} iam get-user`);
  });
}

/** Settings of a profile that name another source of credentials, which clients prefer to a key. */
const OTHER_SOURCES = [
  'role_arn',
  'web_identity_token_file',
  'sso_session',
  'sso_start_url',
  'credential_process',
  'login_session',
];

function refuseOtherSource(files: AwsFiles, profile: string): void {
  for (const [path, section] of places(files, profile)) {
    const found = readSection(readIfThere(path), section);
    const source = OTHER_SOURCES.find((key) => found?.has(key));
    if (source === undefined) continue;
    throw new CliError(`The profile ${profile} in ${path} has ${source}, which would win over an access key.`, {
      hint: 'choose another name with --profile',
    });
  }
}

async function allowOverwrite(files: AwsFiles, profile: string, options: ConfigureOptions, terminal: Terminal): Promise<void> {
  const existing = places(files, profile).find(([path, section]) => readSection(readIfThere(path), section) !== undefined);
  if (!existing || options.force) return;
  const [path] = existing;
  if (!terminal.interactive || options.input === false) {
    throw new CliError(`The profile ${profile} exists already in ${path}.`, { hint: '--force overwrites it' });
  }
  const prompts = await terminal.prompts();
  if (!(await prompts.confirm(`The profile ${profile} exists already in ${path}. Overwrite its keys and endpoint?`)))
    throw new Cancelled();
}

const places = (files: AwsFiles, profile: string): readonly (readonly [path: string, section: string])[] => [
  [files.config, configSection(profile)],
  [files.credentials, profile],
];

function write(files: AwsFiles, { profile, endpointUrl, region, accessKeyId, secretAccessKey }: ProfileSettings): void {
  const config = writeSection(readIfThere(files.config), configSection(profile), { endpoint_url: endpointUrl, region });
  // Left-over temporary credentials would make the new key useless.
  const keys = { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey, aws_session_token: undefined };
  const credentials = writeSection(readIfThere(files.credentials), profile, keys);
  replacePrivately(files.credentials, credentials);
  replacePrivately(files.config, config);
}

/** Goes the way that any client goes with this profile, so that what is tested is what was written. */
async function test(profile: string, terminal: Terminal): Promise<void> {
  const { COUNTERSIGN_ENDPOINT_URL: _, AWS_ENDPOINT_URL: __, AWS_ENDPOINT_URL_IAM: ___, ...env } = terminal.env;
  const connection = await connect({ profile }, { ...terminal, env });
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const { Arn } = await (await connection.sts()).send(new GetCallerIdentityCommand({}));
  terminal.talk(`${terminal.style.green('ok:')} ${connection.endpoint} knows you as ${Arn ?? 'nobody'}`);
}
