import { CliError, EXIT } from './failure.ts';
import type { CommonOptions } from './options.ts';
import type { TextQuestion } from './prompts.ts';
import type { Terminal } from './terminal.ts';

export interface ProfileOptions extends CommonOptions {
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly secretStdin?: true;
}

/** What a profile is made of. */
export interface ProfileSettings {
  readonly profile: string;
  readonly endpointUrl: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

type Check = (text: string) => string | undefined;
const shaped =
  (pattern: RegExp, fault: string): Check =>
  (text) =>
    pattern.test(text) ? undefined : fault;
// Brackets, quotes and white space mean something in these files, and clients do not agree on how to escape them.
const profileName = shaped(/^[\w.+=,@:/-]{1,128}$/, 'A profile name has letters, digits and . + = , @ : / _ - only.');
const regionName = shaped(/^[a-z0-9-]{1,63}$/, 'A region has lower-case letters, digits and hyphens only.');
const keyId = shaped(/^\w{16,128}$/, 'An access key id has 16 to 128 letters and digits.');
const secretKey = shaped(/^[!-~]{1,256}$/, 'A secret access key has printable ASCII characters and no spaces.');
const anUrl: Check = (text) => (/^https?:\/\//.test(text) && URL.canParse(text) ? undefined : 'It must be an http or https URL.');

/**
 * Takes each setting from its flag, else asks, else takes what is usual. The secret comes from a masked prompt or, with
 * `--secret-stdin`, from standard input: never from an argument, which other users of the machine can read.
 */
export async function askProfile(options: ProfileOptions, terminal: Terminal): Promise<ProfileSettings> {
  const ask = terminal.interactive && options.input !== false && !options.secretStdin;
  const text = async (
    given: string | undefined,
    flag: string,
    validate: Check,
    question: Omit<TextQuestion, 'validate'>,
  ): Promise<string> => {
    const answer = given ?? (ask ? await (await terminal.prompts()).text({ ...question, validate }) : question.standard);
    if (answer === undefined) throw new CliError(`${flag} is missing, and there is no one to ask.`, { exitCode: EXIT.usage });
    const fault = validate(answer);
    if (fault !== undefined) throw new CliError(`${flag}: ${fault}`, { exitCode: EXIT.usage });
    return answer;
  };
  const secret = async (): Promise<string> => {
    if (!options.secretStdin && !ask) {
      throw new CliError('The secret access key is missing, and there is no one to ask.', {
        exitCode: EXIT.usage,
        hint: 'give it on standard input with --secret-stdin',
      });
    }
    const answer = options.secretStdin
      ? (await terminal.readStdin()).trim()
      : await (await terminal.prompts()).secret({ message: 'Secret access key', validate: secretKey });
    const fault = secretKey(answer);
    if (fault !== undefined) throw new CliError(fault, { exitCode: EXIT.usage });
    return answer;
  };
  return {
    profile: await text(options.profile, '--profile', profileName, { message: 'Profile name', standard: 'countersign' }),
    endpointUrl: await text(options.endpointUrl, '--endpoint-url', anUrl, {
      message: 'Endpoint',
      standard: 'http://127.0.0.1:8484',
    }),
    region: await text(options.region, '--region', regionName, { message: 'Region', standard: 'us-east-1' }),
    accessKeyId: await text(options.accessKeyId, '--access-key-id', keyId, { message: 'Access key ID' }),
    secretAccessKey: await secret(),
  };
}
