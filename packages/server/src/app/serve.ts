import { readFileSync } from 'node:fs';
import { answer } from '../http/pipeline.ts';
import { listen, type Listener } from '../http/listener.ts';
import type { HttpResponse } from '../http/message.ts';
import { originOf, trustedProxies } from '../http/origin.ts';
import { banner } from './banner.ts';
import { compose } from './compose.ts';
import { ConfigError, type Config } from './config.ts';
import { readConsoleFiles, type ConsoleFiles } from './console-files.ts';
import { docsPages, type DocsPage } from './docs-pages.ts';
import { ensureFirstAccount } from './first-account.ts';
import { harden } from './harden.ts';
import { openHouse, readFact } from './house.ts';
import { createLog } from './log.ts';
import { operatorOf } from './operator.ts';
import { serveOperator } from './operator-socket.ts';
import type { TlsMaterial } from './tls.ts';
import type { Running } from './operator.types.ts';
import { route, type RouteFacts } from './routes.ts';
import { startUpkeep } from './upkeep.ts';

const GRACE_SECONDS = 10;
const version: string = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
  .version;

/** `http://127.0.0.1:8484`: how a client on this machine reaches us. */
function addressOf(config: Config, port: number): string {
  const scheme = config.tlsCertFile !== undefined || config.tlsSelfSigned ? 'https' : 'http';
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where a person finds the console: on this machine by name, since a passkey can't belong to an address. */
const consoleOf = (endpoint: string): string =>
  `${endpoint.replace(/\/\/(127\.0\.0\.1|\[::1\])(?=:|$)/, '//localhost')}/console/`;

interface Tls {
  readonly tls?: TlsMaterial;
  /** The certificate that clients must be told to trust. */
  readonly caFile?: string;
}

async function tlsOf(config: Config): Promise<Tls> {
  if (config.tlsCertFile === undefined && !config.tlsSelfSigned) return {};
  const { keptSelfSigned, namesOf, tlsFromFiles } = await import('./tls.ts');
  if (config.tlsCertFile === undefined) {
    const { certFile, ...tls } = await keptSelfSigned(config.dataDir, namesOf(config.host, config.publicUrl), new Date());
    return { tls, caFile: certFile };
  }
  if (config.tlsKeyFile === undefined) throw new ConfigError('a TLS certificate needs its key: set COUNTERSIGN_TLS_KEY_FILE');
  return { tls: tlsFromFiles(config.tlsCertFile, config.tlsKeyFile) };
}

/** What an open connection is told while the server stops: the answer is given, and nothing more is taken. */
const lastAnswer = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: { ...response.headers, connection: 'close' },
});

/** Starts the server, and says where it is. */
export async function serve(config: Config): Promise<Running> {
  harden();
  const log = createLog(config.logLevel);
  const house = await openHouse(config, (error) =>
    log.error({ err: error }, 'the audit trail could not be written; it is kept and tried again'),
  );
  let unready: string | undefined = 'starting';
  const isStopping = (): boolean => unready === 'stopping';
  const cleanups: (() => Promise<void>)[] = [() => house.close()];
  const stop = async (): Promise<void> => {
    unready = 'stopping'; // before anything is closed: who follows the audit log must let go of the operator's door
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  };
  try {
    for (const warning of house.warnings) log.warn(warning);
    const { tls, caFile } = await tlsOf(config);
    const trusted = trustedProxies(config.trustedProxies);
    let listener: Listener | undefined = undefined;
    const endpoint = (): string => config.publicUrl ?? addressOf(config, listener?.port ?? config.port);
    const ownHosts = (): readonly string[] => [
      new URL(endpoint()).host,
      new URL(consoleOf(endpoint())).host,
      `${config.host}:${listener?.port ?? config.port}`,
    ];
    const { rooms, uses, sessionUses, consoleDoor } = compose(house, config, log, trusted, ownHosts);
    const metrics = config.metrics ? (await import('./metrics.ts')).createMetrics(() => house.store.seq) : undefined;
    let problemSaid = false;
    const ending = (response: HttpResponse): HttpResponse => (isStopping() ? lastAnswer(response) : response);
    const problem = (): string | undefined => {
      const found = house.store.problem;
      if (found === undefined) return undefined;
      if (!problemSaid)
        log.fatal({ problem: found }, 'no change is taken any more, reads go on: see what the disk says and start again');
      problemSaid = true;
      return 'the store takes no more changes'; // the log says why; this is for everyone
    };
    house.store.onRolledBack(() => void problem());
    // Read when somebody looks, not at the start.
    let docs: readonly DocsPage[] | undefined;
    let files: ConsoleFiles | undefined;
    const facts: RouteFacts = {
      page: () => ({
        version,
        endpoint: endpoint(),
        engine: house.store.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL',
        region: config.region,
        docs: (docs ??= docsPages()),
      }),
      console: () => (files ??= readConsoleFiles()),
      secure: (request) => originOf(request, trusted).secure,
      unready: () => unready ?? problem(),
      metrics,
    };

    // The port and the operator's door first: when one can't be had, no account is made whose credentials nobody would ever see.
    listener = await listen({
      host: config.host,
      port: config.port,
      limits: {
        headerBytes: config.maxHeaderBytes,
        bodyBytes: config.maxBodyBytes,
        headersTimeoutSeconds: config.headersTimeoutSeconds,
        requestTimeoutSeconds: config.requestTimeoutSeconds,
        connections: config.maxConnections,
      },
      ...(tls ? { tls } : {}),
      answer: async (request) => {
        const began = performance.now();
        const ofConsole = consoleDoor(request);
        const page = ofConsole ? undefined : route(request, facts);
        if (page) return ending(await page);
        const response = await (ofConsole ?? answer(request, rooms));
        metrics?.request(response.status, (performance.now() - began) / 1000);
        return ending(response);
      },
      onFault: (error) => log.error({ err: error }, 'the listener met a fault'),
    });
    const listening = listener;
    cleanups.push(() => listening.close(GRACE_SECONDS));

    cleanups.push(startUpkeep(house, uses, sessionUses, log));
    const door = await serveOperator(config.dataDir, operatorOf(house, isStopping));
    cleanups.push(() => door.close());

    // INVARIANT: nothing that can fail stands between the first account and the print-out of its credentials.
    const known = await readFact(house.store.read, 'accountId');
    const firstRun = await ensureFirstAccount(house, config, new Date());
    const accountId = firstRun?.accountId ?? known ?? '';
    unready = undefined;

    const rootKeyGiven = config.rootSecretAccessKey !== undefined;
    if (firstRun && rootKeyGiven)
      log.warn('the root access key was taken from COUNTERSIGN_ROOT_ACCESS_KEY_ID; whoever can read that environment is root');
    if (!firstRun && rootKeyGiven)
      log.warn('COUNTERSIGN_ROOT_ACCESS_KEY_ID is set but was not used: the root key is taken from it at the first start only');
    if (caFile !== undefined) log.warn(`serving with a self-signed certificate: clients must be told to trust ${caFile}`);
    process.stdout.write(
      banner({
        endpoint: endpoint(),
        console: consoleOf(endpoint()),
        accountId,
        region: config.region,
        caFile,
        dataDir: config.dataDir,
        firstRun,
        rootKeyGiven,
      }),
    );
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
