import { boolean, cidr, integer, list, matching, oneOf, optional, origin, path, region, type Parse } from './setting-parsers.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** As pino has them. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the server can be told, checked; nothing downstream reads the environment. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** 12 digits; undefined: chosen at random at the first start. */
  readonly accountId: string | undefined;
  readonly rootAccessKeyId: string | undefined;
  readonly rootSecretAccessKey: string | undefined;
  /** A `postgres://` URL, or empty for SQLite in the data directory. */
  readonly database: string;
  /** Absolute. */
  readonly kekFile: string | undefined;
  readonly tlsCertFile: string | undefined;
  readonly tlsKeyFile: string | undefined;
  readonly tlsSelfSigned: boolean;
  /** An origin such as `https://iam.example.org`, without a path. */
  readonly publicUrl: string | undefined;
  readonly region: string;
  /** Empty: a signature may be scoped to any region. */
  readonly regions: readonly string[];
  /** CIDR blocks. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly maxBodyBytes: number;
  readonly maxHeaderBytes: number;
  readonly requestTimeoutSeconds: number;
  readonly headersTimeoutSeconds: number;
  readonly maxConnections: number;
  readonly clockSkewSeconds: number;
  readonly metrics: boolean;
  readonly consoleSessionSeconds: number;
  readonly consoleIdleSeconds: number;
  /** 0: a proof is good as long as the session. */
  readonly consoleStepUpSeconds: number;
}

/** How a setting is written: in a flag or variable as text, in the JSON file as its own JSON type. */
export type SettingKind = 'string' | 'path' | 'integer' | 'boolean' | 'list';

/** One line of the configuration: where its value may come from, and what it means. */
export interface Setting {
  readonly key: keyof Config;
  /** Undefined for a secret: other users of the machine can read a process's arguments. */
  readonly flag: string | undefined;
  readonly env: string;
  readonly kind: SettingKind;
  /** What stands for the value in `--flag VALUE`. */
  readonly placeholder: string;
  /** As one would write it; empty for "none". */
  readonly default: string;
  readonly description: string;
  readonly secret: boolean;
}

/** A setting as the table has it: what cannot be derived from its key. */
export interface Definition<Value> extends Pick<Setting, 'kind' | 'placeholder' | 'default' | 'description'> {
  readonly secret?: true;
  readonly parse: Parse<Value>;
}

const number = (
  least: number,
  most: number,
  standard: number,
  description: string,
  placeholder: string = 'N',
): Definition<number> => ({
  kind: 'integer',
  placeholder,
  default: String(standard),
  description,
  parse: integer(least, most),
});
const onOff = (standard: boolean, description: string): Definition<boolean> => ({
  kind: 'boolean',
  placeholder: '',
  default: String(standard),
  description,
  parse: boolean,
});
const file = (description: string): Definition<string | undefined> => ({
  kind: 'path',
  placeholder: 'FILE',
  default: '',
  description,
  parse: optional(path),
});
const text = <Value>(placeholder: string, standard: string, description: string, parse: Parse<Value>): Definition<Value> => ({
  kind: 'string',
  placeholder,
  default: standard,
  description,
  parse,
});
const secret = <Value>(description: string, parse: Parse<Value>): Definition<Value> => ({
  ...text('', '', description, parse),
  secret: true,
});

/** INVARIANT: its type makes the table total over `Config`, so that no setting can lack a source or a page in the docs. */
export const definitions: { readonly [Key in keyof Config]: Definition<Config[Key]> } = {
  host: text('ADDRESS', '127.0.0.1', 'Address to listen on.', matching(/^[\w.:%-]{1,255}$/, 'a host name or an IP address')),
  port: number(0, 65_535, 8484, 'Port to listen on; 0 takes a free one.', 'PORT'),
  dataDir: {
    kind: 'path',
    placeholder: 'FOLDER',
    default: '.countersign',
    description: 'Folder of the database, the key file and the operator socket; created with mode 700.',
    parse: path,
  },
  accountId: text(
    '12-DIGITS',
    '',
    'Id of the first account; chosen at random when left out. Read at the first start only.',
    optional(matching(/^\d{12}$/, '12 digits')),
  ),
  rootAccessKeyId: text(
    'ID',
    '',
    'Access key id of the root user, for automated set-ups; needs the secret too. Read at the first start only.',
    optional(matching(/^\w{16,128}$/, '16 to 128 letters, digits or underscores')),
  ),
  rootSecretAccessKey: secret(
    'Secret access key of the root user, for automated set-ups. Read at the first start only.',
    optional(matching(/^[!-~]{8,128}$/, '8 to 128 printable ASCII characters without spaces')),
  ),
  database: secret(
    'A postgres:// URL; empty keeps everything in SQLite in the data folder.',
    matching(/^(postgres(ql)?:\/\/\S+)?$/, 'empty or a postgres:// URL'),
  ),
  kekFile: file('File with the key that seals all secrets, mode 0400; made in the data folder when left out.'),
  tlsCertFile: file('PEM file with the TLS certificate and its chain.'),
  tlsKeyFile: file('PEM file with the private key of the TLS certificate.'),
  tlsSelfSigned: onOff(
    false,
    'Serve TLS with a certificate of its own, kept in the data folder as tls-cert.pem for clients to trust.',
  ),
  publicUrl: text('URL', '', 'Address that clients use, when a proxy stands in front.', optional(origin)),
  region: text('REGION', 'us-east-1', 'Region that is printed and written into profiles.', region),
  regions: {
    kind: 'list',
    placeholder: 'A,B',
    default: '',
    description: 'Regions that a signature may be scoped to; empty accepts any.',
    parse: list(region),
  },
  trustedProxies: {
    kind: 'list',
    placeholder: 'CIDR,CIDR',
    default: '',
    description: 'Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.',
    parse: list(cidr),
  },
  logLevel: text('LEVEL', 'info', `How much to log: ${LOG_LEVELS.join(', ')}.`, oneOf(LOG_LEVELS)),
  // SOURCE: AWS's limit on IAM and STS requests (requests over 10,000,000 bytes are answered 413).
  maxBodyBytes: number(1024, 104_857_600, 10_000_000, 'Largest request body, in bytes.'),
  maxHeaderBytes: number(1024, 1_048_576, 16_384, 'Largest request line and headers together, in bytes.'),
  requestTimeoutSeconds: number(1, 3600, 30, 'Time for a whole request to arrive, in seconds.'),
  headersTimeoutSeconds: number(1, 3600, 10, 'Time for the headers of a request to arrive, in seconds.'),
  maxConnections: number(1, 1_000_000, 10_000, 'Connections held open at once; more are closed.'),
  clockSkewSeconds: number(1, 3600, 900, 'How far a signature may be from the clock of this server, in seconds; AWS has 900.'),
  metrics: onOff(true, 'Serve /metrics for Prometheus.'),
  // SOURCE: a session of AWS's console lasts 12 hours.
  consoleSessionSeconds: number(900, 43_200, 43_200, 'How long a session of the console lasts, in seconds.'),
  consoleIdleSeconds: number(300, 43_200, 3600, 'How long a session of the console may lie unused, in seconds.'),
  consoleStepUpSeconds: number(
    0,
    43_200,
    900,
    'How long after a sign-in the console lets keys, policies and MFA devices be changed without asking who it is, in seconds; 0: always.',
  ),
};

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** The variable of a setting: `dataDir` is `COUNTERSIGN_DATA_DIR`. */
export const variableOf = (key: string): string => `COUNTERSIGN_${kebab(key).replaceAll('-', '_').toUpperCase()}`;

/** Every setting of the server, in the order in which the docs list them. */
export const configuration: readonly Setting[] = (Object.keys(definitions) as (keyof Config)[]).map((key) => {
  const { kind, placeholder, default: standard, description, secret = false } = definitions[key];
  const flag = secret ? undefined : `--${kebab(key)}`;
  return { key, flag, env: variableOf(key), kind, placeholder, default: standard, description, secret };
});
