import type { IAMClient, IAMClientConfig } from '@aws-sdk/client-iam';
import type { STSClient } from '@aws-sdk/client-sts';
import { awsFiles } from './aws-files.ts';
import { CliError, EXIT } from './failure.ts';
import type { Terminal } from './terminal.ts';

export interface ClientOptions {
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
}

/** What tests put in place of the network and of the credentials of the machine. */
export type ClientDefaults = Pick<IAMClientConfig, 'requestHandler' | 'credentials'>;

/** Which server, and in whose name. */
export interface Target {
  /** Scheme, host and port, perhaps a path; no slash at the end. */
  readonly endpoint: string;
  readonly region: string;
  /** As the caller named it; undefined leaves the choice to the SDK. */
  readonly profile: string | undefined;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** A server to talk to; the SDK clients are loaded when they are asked for. */
export interface Connection extends Target {
  iam(): Promise<IAMClient>;
  /** @param credentials speak with these in place of the caller's own. */
  sts(credentials?: Credentials): Promise<STSClient>;
  /** From the SDK's default chain. @throws CredentialsProviderError */
  credentials(): Promise<Credentials>;
}

const DEFAULT_ENDPOINT = 'http://127.0.0.1:8484';

/**
 * Finds the server: flag, `COUNTERSIGN_ENDPOINT_URL`, `AWS_ENDPOINT_URL_IAM`, `AWS_ENDPOINT_URL`, the profile's `endpoint_url`,
 * and at last this machine. Never AWS: a key that was meant for your own server is not made in your AWS account.
 */
export async function findTarget(options: ClientOptions, terminal: Terminal): Promise<Target> {
  const { env } = terminal;
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const files = awsFiles(terminal);
  const { configFile } = await loadSharedConfigFiles({
    filepath: files.credentials,
    configFilepath: files.config,
    ignoreCache: true,
  });
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const name = options.profile ?? set('AWS_PROFILE') ?? 'default';
  const profile = configFile[name];
  const endpoint =
    options.endpointUrl ??
    set('COUNTERSIGN_ENDPOINT_URL') ??
    set('AWS_ENDPOINT_URL_IAM') ??
    set('AWS_ENDPOINT_URL') ??
    profile?.['endpoint_url'] ??
    DEFAULT_ENDPOINT;
  const region = options.region ?? set('AWS_REGION') ?? set('AWS_DEFAULT_REGION') ?? profile?.['region'] ?? 'us-east-1';
  return { endpoint: checkEndpoint(endpoint), region, profile: options.profile };
}

/** An endpoint without a slash at its end. @throws CliError (usage) when it is not an http or https URL. */
export function checkEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new CliError(`${JSON.stringify(text)} is not an endpoint; it must be an http or https URL.`, { exitCode: EXIT.usage });
  }
  return url.href.replace(/\/+$/, '');
}

/** Prepares to talk to the server that the options and the environment name. */
export async function connect(options: ClientOptions, terminal: Terminal): Promise<Connection> {
  const target = await findTarget(options, terminal);
  const config = {
    endpoint: target.endpoint,
    region: target.region,
    // A second try could make a second key when only the first answer was lost.
    maxAttempts: 1,
    ...(target.profile === undefined ? {} : { profile: target.profile }),
    ...terminal.client,
  };
  const iam = async (): Promise<IAMClient> => new (await import('@aws-sdk/client-iam')).IAMClient(config);
  return {
    ...target,
    iam,
    async sts(credentials) {
      const { STSClient } = await import('@aws-sdk/client-sts');
      return new STSClient(credentials === undefined ? config : { ...config, credentials });
    },
    credentials: async () => (await iam()).config.credentials(),
  };
}
