import type { BlockList } from 'node:net';
import type { Logger } from 'pino';
import { createAuthenticator } from '../authn/authenticate.ts';
import { createKeyUses, type KeyUses } from '../authn/key-uses.ts';
import { createSessionAuthenticator } from '../authn/session-authenticator.ts';
import { createSessionUses, type SessionUses } from '../authn/session-uses.ts';
import { authorize, refusals } from '../authz/authorize.ts';
import { createGatherer } from '../authz/gather-policies.ts';
import { ServiceError } from '../domain/errors.ts';
import { createRecall } from '../feed/recall.ts';
import { originOf } from '../http/origin.ts';
import type { Rooms } from '../http/pipeline.ts';
import { awsManagedPolicies } from '../operations/managed-policies.ts';
import type { PasskeyTicket } from '../operations/operation.ts';
import { createTryLimit } from '../operations/try-limit.ts';
import { createDoor } from '../signin/door.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { createTickets } from '../signin/tickets.ts';
import type { Config } from './config.ts';
import { createConsoleDoor, keepsCookie } from './console-door.ts';
import type { House } from './house.ts';
import { random } from './random.ts';
import { createRecorder } from './record.ts';
import { createRequestIds } from './request-ids.ts';
import { bind, encode, open, refuse, type WireCall } from './wire-room.ts';

/** The rooms of a running server, and what its upkeep needs of them. */
export interface Composed {
  readonly rooms: Rooms<WireCall>;
  readonly uses: KeyUses;
  readonly sessionUses: SessionUses;
  /** Answers the console's own addresses; undefined for every other request. */
  readonly consoleDoor: (request: HttpRequest) => Promise<HttpResponse> | undefined;
}

const ROOT_WARNING_EVERY = 3_600_000;

/** Hands the rooms to the pipeline. The only place that knows them all. */
export function compose(
  house: House,
  config: Config,
  log: Logger,
  trusted: BlockList | undefined,
  ownHosts: () => readonly string[],
): Composed {
  const { store, feed, vault, trail } = house;
  const managed = awsManagedPolicies();
  const gatherer = createGatherer(managed, (accountId) => feed.generation(accountId));
  const uses = createKeyUses();
  const nextId = createRequestIds();
  const passwordTries = createTryLimit();
  const passkeyTickets = createTickets<PasskeyTicket>(random);
  const recall = createRecall((accountId) => feed.generation(accountId));
  const authenticator = createAuthenticator({
    view: feed.view,
    secretOf: (key) => vault.openAccessKey(key.accountId, key.ownerId, key.accessKeyId, key.sealedSecret),
    uses,
    partition: 'aws',
    regions: config.regions,
    skewSeconds: config.clockSkewSeconds,
    ownHosts,
  });
  store.onCommitted((touched) => {
    for (const { kind, id } of touched) if (kind === 'accessKey') authenticator.forget(id);
  });

  // AWS's own advice is not to use root; every use is marked in the audit trail, and said in the log once an hour.
  const warned = new Map<string, number>();
  const warnOfRoot = (accountId: string, now: Date): void => {
    if (now.getTime() - (warned.get(accountId) ?? 0) < ROOT_WARNING_EVERY) return;
    warned.set(accountId, now.getTime());
    log.warn({ accountId }, 'the root user is in use: make an administrator and put the root key away');
  };

  const rooms: Rooms<WireCall> = {
    begin: (request) => ({ requestId: nextId(), now: new Date(), origin: originOf(request, trusted), request }),
    open,
    async authenticate({ request, origin, now }, { service }) {
      const caller = await authenticator.authenticate({ message: request, service, origin, now });
      if (caller.kind === 'root') warnOfRoot(caller.accountId, now);
      return caller;
    },
    bind,
    tools: ({ now, requestId }, caller) => ({
      caller,
      now,
      requestId,
      random,
      vault,
      passwords: vault.passwords,
      seeds: vault.seeds,
      passwordTries,
      passkeyTickets,
      managed,
      markers: vault.markers,
      authorizationMessages: vault.authorizationMessages,
      audit: trail,
      refusals: (targets) => refusals(caller, targets, now, feed.view, gatherer),
      consoleSessions: { idleMs, lastUse: (sessionHash) => sessionUses.last(sessionHash) },
      lastUse: (accessKeyId) => uses.last(accessKeyId),
    }),
    recheck: (caller, view) => authenticator.recheck(caller, view),
    authorize: (caller, operation, targets, { now }, view) => authorize(caller, operation, targets, now, view, gatherer),
    recall: (accountId, key, load, weigh) => recall.recall(accountId, key, load, weigh),
    store,
    view: feed.view,
    viewWithin: (write) => feed.within(write),
    record: createRecorder(trail, house.explanations),
    encode,
    refuse,
    fault(error, { requestId }) {
      if (error instanceof ServiceError) return error;
      log.error({ err: error, requestId }, 'a request ended in a fault');
      return new ServiceError('ServiceFailure', 'The request failed because of an internal error.');
    },
  };
  const idleMs = config.consoleIdleSeconds * 1000;
  const sessionUses = createSessionUses(idleMs);
  const sessions = createSessionAuthenticator({
    view: feed.view,
    uses: sessionUses,
    partition: 'aws',
    region: config.region,
    idleMs,
  });
  const door = createDoor({
    store,
    sessions,
    passwords: vault.passwords,
    seeds: vault.seeds,
    hashRecoveryCode: (accountId, ownerId, code) => vault.hashRecoveryCode(accountId, ownerId, code),
    trail,
    random,
    settings: config,
    keepsCookie,
    fault: (error, requestId) => log.error({ err: error, requestId }, 'a step of a sign-in ended in a fault'),
  });
  const watched: typeof sessions = {
    ...sessions,
    async authenticate(attempt) {
      const caller = await sessions.authenticate(attempt);
      if (caller.kind === 'root') warnOfRoot(caller.accountId, attempt.now);
      return caller;
    },
  };
  const consoleDoor = createConsoleDoor({ config, trusted, rooms, sessions: watched, door });
  return { rooms, uses, sessionUses, consoleDoor };
}
