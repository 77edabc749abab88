import type { BlockList } from 'node:net';
import type { SessionAuthenticator } from '../authn/session-authenticator.ts';
import { requireFreshProof } from '../authz/step-up.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { originOf } from '../http/origin.ts';
import { answer, type Rooms } from '../http/pipeline.ts';
import { readSessionId } from '../signin/cookie.ts';
import { refuseStep, type Door } from '../signin/door.ts';
import { pageOf } from '../signin/page.ts';
import type { Config } from './config.ts';
import { isLoopbackHost } from './loopback-host.ts';
import type { WireCall } from './wire-room.ts';

/** What the console's addresses stand on. */
export interface ConsoleDoorOptions {
  readonly config: Config;
  readonly trusted: BlockList | undefined;
  /** The rooms of the signed API. */
  readonly rooms: Rooms<WireCall>;
  readonly sessions: SessionAuthenticator;
  readonly door: Door;
}

const API = '/console/api';
const SESSION = '/console/session';
const STEPS = '/console/signin/';

/** Whether a browser keeps a `Secure` cookie of a page. */
export const keepsCookie = (page: string): boolean => page.startsWith('https://') || isLoopbackHost(new URL(page).host);

/**
 * The rooms that a request of the console's page passes: the API's own, but for who asks. No operation is other, and none is
 * allowed that a signed request would not be.
 */
export function consoleRooms({ config, rooms, sessions }: Omit<ConsoleDoorOptions, 'door'>): Rooms<WireCall> {
  return {
    ...rooms,
    begin(request) {
      const visit = rooms.begin(request);
      const page = pageOf(request, visit.origin, config.publicUrl);
      return page === undefined ? visit : { ...visit, origin: { ...visit.origin, page } };
    },
    authenticate: ({ request, origin, now }, { service }) =>
      sessions.authenticate({ sessionId: readSessionId(request), service, origin, now }),
    recheck: (caller, view) => sessions.recheck(caller, view),
    async authorize(caller, operation, targets, visit, view) {
      await rooms.authorize(caller, operation, targets, visit, view);
      requireFreshProof(caller, operation, targets, visit.now, config.consoleStepUpSeconds);
    },
  };
}

const FOREIGN = 'The request did not come from a page of this console.';

/** A refusal of what no page of ours sends. Nothing was looked at, and nothing of it is recorded. */
const foreignToApi: HttpResponse = {
  status: 403,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify({ Error: { Code: 'AccessDenied', Message: FOREIGN, Type: 'Sender' } }),
};

/** @returns what answers the console's own addresses; it gives undefined for every other request. */
export function createConsoleDoor(options: ConsoleDoorOptions): (request: HttpRequest) => Promise<HttpResponse> | undefined {
  const { config, trusted, door } = options;
  const rooms = consoleRooms(options);

  const visitOf = (request: HttpRequest, readsOnly: boolean) => {
    const origin = originOf(request, trusted);
    const page = pageOf(request, origin, config.publicUrl, readsOnly);
    if (page === undefined) return undefined;
    const { requestId, now } = rooms.begin(request);
    return { requestId, now, request, page, origin: { ...origin, page } };
  };

  async function callApi(request: HttpRequest): Promise<HttpResponse> {
    if (pageOf(request, originOf(request, trusted), config.publicUrl) === undefined) return foreignToApi;
    const response = await answer(request, rooms);
    // An answer may hold a secret that is shown once.
    return { ...response, headers: { ...response.headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } };
  }

  return (request) => {
    const { method, target } = request;
    if (!target.startsWith('/console/')) return undefined;
    if (method === 'POST' && target === API) return callApi(request);
    if (method === 'POST' && target.startsWith(STEPS)) {
      const visit = visitOf(request, false);
      return visit ? door.step(target.slice(STEPS.length), visit) : Promise.resolve(refuseStep('AccessDenied', FOREIGN));
    }
    if (method === 'GET' && target === SESSION) {
      const visit = visitOf(request, true);
      return visit ? door.session(visit) : Promise.resolve(refuseStep('AccessDenied', FOREIGN));
    }
    return undefined;
  };
}
