import type { NewKey } from './new-key.ts';

/** Where the API of this server is. */
export interface Connection {
  readonly endpoint: string;
  readonly region: string;
}

/** Ways to use a key, in the order in which they are offered. */
export const WAYS = ['profile', 'environment', 'javascript', 'python', 'curl', 'cli'] as const;
export type Way = (typeof WAYS)[number];

/** A text to be pasted, and where: a file's name, or a shell's. */
export interface Snippet {
  readonly into: string;
  readonly code: string;
}

/** The profile to keep a key in: named like the user where the tools that read profiles can hold the name. */
export function profileName(userName: string | undefined): string {
  const name = userName ?? 'root';
  // SOURCE: the AWS SDK for JavaScript reads no profile whose name has other characters (shared-ini-file-loader, parseIni).
  return /^[\w@+.-]+$/.test(name) ? name : 'countersign';
}

/** What to paste to use a key. The secret is base64, so that no quoting can break it. */
export function keySnippets(way: Way, key: NewKey, connection: Connection): readonly Snippet[] {
  return SNIPPETS[way](key, connection, profileName(key.userName));
}

type Maker = (key: NewKey, connection: Connection, profile: string) => readonly Snippet[];

const SNIPPETS: Readonly<Record<Way, Maker>> = {
  profile: ({ accessKeyId, secretAccessKey }, { endpoint, region }, profile) => [
    {
      into: '~/.aws/credentials',
      code: lines(`[${profile}]`, `aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`),
    },
    { into: '~/.aws/config', code: lines(`[profile ${profile}]`, `region = ${region}`, `endpoint_url = ${endpoint}`) },
  ],

  environment: ({ accessKeyId, secretAccessKey }, { endpoint, region }) => {
    const variables = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region, // the AWS CLI's name for it
      AWS_ENDPOINT_URL: endpoint,
    };
    const each = (write: (name: string, value: string) => string): string =>
      lines(...Object.entries(variables).map(([name, value]) => write(name, value)));
    return [
      { into: 'bash, zsh', code: each((name, value) => `export ${name}='${value}'`) },
      { into: 'PowerShell', code: each((name, value) => `$Env:${name} = '${value}'`) },
    ];
  },

  javascript: ({ accessKeyId, secretAccessKey }, { endpoint, region }) => [
    {
      into: 'JavaScript',
      code: lines(
        "import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';",
        '',
        'const sts = new STSClient({',
        `  endpoint: '${endpoint}',`,
        `  region: '${region}',`,
        '  credentials: {',
        `    accessKeyId: '${accessKeyId}',`,
        `    secretAccessKey: '${secretAccessKey}',`,
        '  },',
        '});',
        'console.log(await sts.send(new GetCallerIdentityCommand({})));',
      ),
    },
  ],

  python: ({ accessKeyId, secretAccessKey }, { endpoint, region }) => [
    {
      into: 'Python',
      code: lines(
        'import boto3',
        '',
        'sts = boto3.client(',
        '    "sts",',
        `    endpoint_url="${endpoint}",`,
        `    region_name="${region}",`,
        `    aws_access_key_id="${accessKeyId}",`,
        `    aws_secret_access_key="${secretAccessKey}",`,
        ')',
        'print(sts.get_caller_identity()["Arn"])',
      ),
    },
  ],

  curl: ({ accessKeyId, secretAccessKey }, { endpoint, region }) => [
    {
      into: 'bash, zsh',
      code: lines(
        `curl --aws-sigv4 'aws:amz:${region}:sts' \\`,
        `  --user '${accessKeyId}:${secretAccessKey}' \\`,
        "  --data 'Action=GetCallerIdentity&Version=2011-06-15' \\",
        `  '${endpoint}/'`,
      ),
    },
  ],

  // The secret is asked for, so that it is not kept in the shell's history.
  cli: ({ accessKeyId }, { endpoint, region }, profile) => [
    {
      into: 'bash, zsh, PowerShell',
      code: lines(
        `aws configure set aws_access_key_id ${accessKeyId} --profile ${profile}`,
        `aws configure set region ${region} --profile ${profile}`,
        `aws configure set endpoint_url ${endpoint} --profile ${profile}`,
        `aws configure --profile ${profile}`,
        `aws sts get-caller-identity --profile ${profile}`,
      ),
    },
  ],
};

const lines = (...each: readonly string[]): string => each.join('\n');
