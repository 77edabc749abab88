import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, configuration, loadConfig, renderConfigurationDocs, type Config, type ConfigSources } from './config.ts';

const load = (sources: Partial<ConfigSources> & { file?: string } = {}): Config =>
  loadConfig({
    flags: sources.file === undefined ? {} : { config: 'conf/countersign.json' },
    env: {},
    cwd: '/srv',
    readFile: () => sources.file ?? '',
    ...sources,
  });
const refusal = (sources: Parameters<typeof load>[0]): string => {
  try {
    load(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('the defaults', () => {
  test('serve one loopback port from a folder beside the caller', () => {
    expect(load()).toStrictEqual({
      host: '127.0.0.1',
      port: 8484,
      dataDir: '/srv/.countersign',
      accountId: undefined,
      rootAccessKeyId: undefined,
      rootSecretAccessKey: undefined,
      database: '',
      kekFile: undefined,
      tlsCertFile: undefined,
      tlsKeyFile: undefined,
      tlsSelfSigned: false,
      publicUrl: undefined,
      region: 'us-east-1',
      regions: [],
      trustedProxies: [],
      logLevel: 'info',
      maxBodyBytes: 10_000_000,
      maxHeaderBytes: 16_384,
      requestTimeoutSeconds: 30,
      headersTimeoutSeconds: 10,
      maxConnections: 10_000,
      clockSkewSeconds: 900,
      metrics: true,
      consoleSessionSeconds: 43_200,
      consoleIdleSeconds: 3600,
      consoleStepUpSeconds: 900,
    });
  });
});

describe('the sources', () => {
  const file = '{"port": 3, "host": "file", "dataDir": "data"}';

  test('are taken in order: flag, variable, file, default', () => {
    const env = { COUNTERSIGN_PORT: '2', COUNTERSIGN_HOST: 'env' };
    const config = load({ flags: { config: 'conf/countersign.json', port: '1' }, env, file });
    expect([config.port, config.host, config.dataDir, config.region]).toStrictEqual([1, 'env', '/srv/conf/data', 'us-east-1']);
  });

  test('may name the file by variable', () => {
    const read: string[] = [];
    const readFile = (path: string): string => {
      read.push(path);
      return file;
    };
    expect(load({ env: { COUNTERSIGN_CONFIG: '/etc/c.json' }, readFile }).port).toBe(3);
    expect(read).toStrictEqual(['/etc/c.json']);
  });

  test('count an empty variable as not set', () => {
    expect(load({ env: { COUNTERSIGN_PORT: '', COUNTERSIGN_CONFIG: '' } }).port).toBe(8484);
  });

  test('take every setting by its variable, as the fixed names of a test harness', () => {
    const config = load({
      env: {
        COUNTERSIGN_HOST: '::1',
        COUNTERSIGN_PORT: '0',
        COUNTERSIGN_DATA_DIR: '/tmp/d',
        COUNTERSIGN_ACCOUNT_ID: '000000000001',
        COUNTERSIGN_ROOT_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
    });
    expect(config).toMatchObject({ host: '::1', port: 0, dataDir: '/tmp/d', accountId: '000000000001' });
    expect(config.rootSecretAccessKey).toBe('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  });

  test('read lists, switches and addresses', () => {
    const config = load({
      flags: { regions: 'eu-west-1, eu-north-1', metrics: false, tlsSelfSigned: true, publicUrl: 'https://iam.example.org/' },
      env: { COUNTERSIGN_TRUSTED_PROXIES: '10.0.0.0/8,::1' },
    });
    expect(config.regions).toStrictEqual(['eu-west-1', 'eu-north-1']);
    expect(config.trustedProxies).toStrictEqual(['10.0.0.0/8', '::1/128']);
    expect([config.metrics, config.tlsSelfSigned, config.publicUrl]).toStrictEqual([false, true, 'https://iam.example.org']);
  });
});

const missing = (): string => {
  throw new Error('ENOENT: no such file or directory');
};

describe('what does not fit', () => {
  const cases: readonly [sources: Parameters<typeof load>[0], message: string][] = [
    [{ flags: { port: '70000' } }, '--port: "70000" does not fit; it must be a whole number from 0 to 65535.'],
    [{ flags: { port: '80x' } }, '--port: "80x" does not fit; it must be a whole number from 0 to 65535.'],
    [{ env: { COUNTERSIGN_ACCOUNT_ID: '12' } }, 'COUNTERSIGN_ACCOUNT_ID: "12" does not fit; it must be 12 digits.'],
    [{ env: { COUNTERSIGN_METRICS: 'yes' } }, 'COUNTERSIGN_METRICS: "yes" does not fit; it must be true or false.'],
    [{ env: { COUNTERSIGN_DATADIR: '/x' } }, 'COUNTERSIGN_DATADIR: there is no such setting. Did you mean COUNTERSIGN_DATA_DIR?'],
    [{ env: { COUNTERSIGN_FOO: '1' } }, 'COUNTERSIGN_FOO: there is no such setting.'],
    [{ file: '{"Port": 1}' }, '"Port" in /srv/conf/countersign.json: there is no such setting. Did you mean port?'],
    [{ file: '{"port": "1"}' }, '"port" in /srv/conf/countersign.json: "1" does not fit; it must be a JSON number.'],
    [{ file: '[]' }, '--config: /srv/conf/countersign.json must hold one JSON object.'],
    [{ file: '{"database": "s3cret' }, '--config: /srv/conf/countersign.json is not valid JSON.'],
    [
      { env: { COUNTERSIGN_TRUSTED_PROXIES: '10.0.0.0/33' } },
      'COUNTERSIGN_TRUSTED_PROXIES: "10.0.0.0/33" does not fit; it must be a list of addresses or CIDR blocks such as 10.0.0.0/8,::1.',
    ],
    [
      { flags: { publicUrl: 'https://a.example/path' } },
      '--public-url: "https://a.example/path" does not fit; it must be an http or https URL without a path, such as https://iam.example.org.',
    ],
    [
      { flags: { logLevel: 'loud' } },
      '--log-level: "loud" does not fit; it must be one of trace, debug, info, warn, error, fatal, silent.',
    ],
    [
      { env: { COUNTERSIGN_ROOT_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' } },
      'COUNTERSIGN_ROOT_ACCESS_KEY_ID is set but COUNTERSIGN_ROOT_SECRET_ACCESS_KEY is not; they only work together.',
    ],
    [
      { flags: { tlsKeyFile: 'key.pem' } },
      'COUNTERSIGN_TLS_KEY_FILE is set but COUNTERSIGN_TLS_CERT_FILE is not; they only work together.',
    ],
    [
      { flags: { tlsKeyFile: 'k', tlsCertFile: 'c', tlsSelfSigned: true } },
      'COUNTERSIGN_TLS_SELF_SIGNED and COUNTERSIGN_TLS_CERT_FILE are both set; choose one certificate.',
    ],
    [
      { flags: { headersTimeoutSeconds: '60' } },
      'COUNTERSIGN_HEADERS_TIMEOUT_SECONDS (60) is longer than COUNTERSIGN_REQUEST_TIMEOUT_SECONDS (30).',
    ],
  ];
  test.each(cases)('%j is refused', (sources, message) => {
    expect(refusal(sources)).toBe(message);
  });

  test('a config file that cannot be read is named', () => {
    expect(refusal({ flags: { config: 'x' }, readFile: missing })).toBe(
      '--config: /srv/x cannot be read (ENOENT: no such file or directory).',
    );
  });

  test('what Kubernetes adds for a Service of our name is explained', () => {
    expect(refusal({ env: { COUNTERSIGN_SERVICE_HOST: '10.1.2.3' } })).toContain('enableServiceLinks: false');
    expect(refusal({ env: { COUNTERSIGN_PORT: 'tcp://10.1.2.3:8484' } })).toContain('enableServiceLinks: false');
  });

  test('a secret is never repeated, wherever it comes from', () => {
    const secrets = configuration.filter((setting) => setting.secret);
    expect(secrets.map((setting) => setting.key)).toStrictEqual(['rootSecretAccessKey', 'database']);
    fc.assert(
      fc.property(fc.constantFrom(...secrets), fc.stringMatching(/^can ary[a-z]{8}$/), (setting, value) => {
        const fromEnv = refusal({ env: { [setting.env]: value } });
        const fromFile = refusal({ file: JSON.stringify({ [setting.key]: [value] }) });
        expect(fromEnv).toContain(`${setting.env}: Its value does not fit`);
        expect(fromFile).toContain('Its value does not fit');
        expect(fromEnv + fromFile).not.toContain(value);
      }),
    );
  });

  test('a secret has no flag', () => {
    expect(load({ flags: { database: 'postgres://localhost/x' } }).database).toBe('');
  });
});

describe('the generated page', () => {
  test('lists every setting with its variable and default', () => {
    const page = renderConfigurationDocs();
    for (const setting of configuration) expect(page).toContain(`| \`${setting.env}\` | ${setting.kind} |`);
    expect(page).toContain(
      '| `port` | `--port PORT` | `COUNTERSIGN_PORT` | integer | `8484` | Port to listen on; 0 takes a free one. |',
    );
  });
});
