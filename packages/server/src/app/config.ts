import { dirname, resolve } from 'node:path';
import { Unfit } from './setting-parsers.ts';
import { configuration, definitions, variableOf, type Config, type Setting, type SettingKind } from './settings.ts';

export { renderConfigurationDocs } from './configuration-docs.ts';
export { configuration, type Config, type LogLevel, type Setting } from './settings.ts';

/** A configuration that cannot be used; the message is one sentence for the operator and holds no secret. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** Variables that are ours but belong to the client commands, or say where the config file is. */
const OTHER_VARIABLES: readonly string[] = ['COUNTERSIGN_CONFIG', 'COUNTERSIGN_ENDPOINT_URL'];

/** Where the configuration comes from; nothing else is read. */
export interface ConfigSources {
  /** By setting key, as the command line gave them; `config` is the path of the config file. */
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths in flags and variables start here, those in the config file at its own folder. */
  readonly cwd: string;
  readonly readFile: (path: string) => string;
}

interface Found {
  readonly text: string;
  /** How the operator would call the source: `--port`, `COUNTERSIGN_PORT`, `"port" in /etc/countersign.json`. */
  readonly source: string;
  readonly folder: string;
}

/**
 * Reads the configuration: flags win over variables, variables over the config file, the file over the defaults.
 * An empty variable counts as not set.
 * @throws ConfigError when a source holds an unknown setting or a value that does not fit.
 */
export function loadConfig(sources: ConfigSources): Config {
  refuseUnknownVariables(sources.env);
  const fromFile = readConfigFile(sources);
  const found = (setting: Setting): Found => {
    const flag = sources.flags[setting.key];
    if (flag !== undefined && setting.flag !== undefined) {
      return { text: String(flag), source: setting.flag, folder: sources.cwd };
    }
    const variable = sources.env[setting.env];
    if (variable !== undefined && variable !== '') return { text: variable, source: setting.env, folder: sources.cwd };
    return fromFile.get(setting.key) ?? { text: setting.default, source: 'default', folder: sources.cwd };
  };
  const entries = configuration.map((setting) => [setting.key, parseFound(setting, found(setting))] as const);
  // The type of `definitions` has a parser of the right type for each key of Config.
  const config = Object.fromEntries(entries) as unknown as Config;
  refuseContradictions(config);
  return config;
}

function parseFound(setting: Setting, { text, source, folder }: Found): unknown {
  try {
    return definitions[setting.key].parse(text, folder);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const value = setting.secret ? 'Its value' : JSON.stringify(text);
    const hint = text.startsWith('tcp://') ? KUBERNETES_HINT : '';
    throw new ConfigError(`${source}: ${value} does not fit; it must be ${error.message}.${hint}`);
  }
}

const KUBERNETES_HINT =
  ' (Kubernetes sets such variables for a Service named "countersign": put enableServiceLinks: false in the pod.)';

function refuseUnknownVariables(env: ConfigSources['env']): void {
  const known = new Set([...configuration.map((setting) => setting.env), ...OTHER_VARIABLES]);
  const name = Object.keys(env).find((name) => name.startsWith('COUNTERSIGN_') && !known.has(name));
  if (name === undefined) return;
  const kubernetes = /^COUNTERSIGN_(SERVICE_(HOST|PORT)|PORT_\d+_)/.test(name) ? KUBERNETES_HINT : '';
  throw new ConfigError(`${name}: there is no such setting.${alike(name, [...known])}${kubernetes}`);
}

function readConfigFile({ flags, env, cwd, readFile }: ConfigSources): ReadonlyMap<string, Found> {
  const flag = typeof flags['config'] === 'string' ? flags['config'] : undefined;
  const named = flag ?? env['COUNTERSIGN_CONFIG'];
  if (named === undefined || named === '') return new Map();
  const by = flag === undefined ? 'COUNTERSIGN_CONFIG' : '--config';
  const path = resolve(cwd, named);
  const content = parseJsonObject(path, by, readFile);
  return new Map(
    Object.entries(content).map(([key, value]) => {
      const setting = configuration.find((setting) => setting.key === key);
      const source = `${JSON.stringify(key)} in ${path}`;
      if (setting === undefined) {
        const keys = configuration.map((setting) => setting.key);
        throw new ConfigError(`${source}: there is no such setting.${alike(key, keys)}`);
      }
      return [key, { text: textOf(setting, value, source), source, folder: dirname(path) }];
    }),
  );
}

function parseJsonObject(path: string, by: string, readFile: ConfigSources['readFile']): Record<string, unknown> {
  let content: string;
  try {
    content = readFile(path);
  } catch (error) {
    throw new ConfigError(`${by}: ${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // The parser's own message quotes the text around the fault, which may be a secret.
    throw new ConfigError(`${by}: ${path} is not valid JSON.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`${by}: ${path} must hold one JSON object.`);
  }
  return { ...value };
}

/** Turns a JSON value into the text that a variable would hold, if it has the setting's JSON type. */
function textOf(setting: Setting, value: unknown, source: string): string {
  if (setting.kind === 'integer' && typeof value === 'number') return String(value);
  if (setting.kind === 'boolean' && typeof value === 'boolean') return String(value);
  if (setting.kind === 'list' && Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',');
  if ((setting.kind === 'string' || setting.kind === 'path') && typeof value === 'string') return value;
  const shown = setting.secret ? 'Its value' : JSON.stringify(value);
  throw new ConfigError(`${source}: ${shown} does not fit; it must be ${JSON_TYPES[setting.kind]}.`);
}

const JSON_TYPES: Readonly<Record<SettingKind, string>> = {
  string: 'a JSON string',
  path: 'a JSON string',
  integer: 'a JSON number',
  boolean: 'true or false',
  list: 'a JSON array of strings',
};

function refuseContradictions(config: Config): void {
  const bothOrNone = (one: keyof Config, other: keyof Config): void => {
    if ((config[one] === undefined) === (config[other] === undefined)) return;
    const [given, missing] = config[one] === undefined ? [other, one] : [one, other];
    throw new ConfigError(`${variableOf(given)} is set but ${variableOf(missing)} is not; they only work together.`);
  };
  bothOrNone('rootAccessKeyId', 'rootSecretAccessKey');
  bothOrNone('tlsCertFile', 'tlsKeyFile');
  if (config.tlsSelfSigned && config.tlsCertFile !== undefined) {
    throw new ConfigError('COUNTERSIGN_TLS_SELF_SIGNED and COUNTERSIGN_TLS_CERT_FILE are both set; choose one certificate.');
  }
  if (config.headersTimeoutSeconds > config.requestTimeoutSeconds) {
    throw new ConfigError(
      `COUNTERSIGN_HEADERS_TIMEOUT_SECONDS (${config.headersTimeoutSeconds}) is longer than COUNTERSIGN_REQUEST_TIMEOUT_SECONDS (${config.requestTimeoutSeconds}).`,
    );
  }
}

/** "Did you mean", for a name that differs only in case and separators. */
function alike(name: string, known: readonly string[]): string {
  const near = known.find((candidate) => bare(candidate) === bare(name));
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

const bare = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
