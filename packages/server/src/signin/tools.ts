import type { Trail } from '../audit/trail.ts';
import type { SessionAuthenticator } from '../authn/session-authenticator.ts';
import type { Origin } from '../domain/caller.ts';
import type { HttpRequest } from '../http/message.ts';
import type { MfaSeeds, PasswordHasher } from '../operations/operation.ts';
import type { Store } from '../store/store.ts';

/** How long sessions and proofs last, in seconds. */
export interface SessionSettings {
  readonly region: string;
  /** How long a session lasts, however much it is used. */
  readonly consoleSessionSeconds: number;
  /** How long it may lie unused. */
  readonly consoleIdleSeconds: number;
  /** How long a proof of who one is stays fresh; 0: as long as the session. */
  readonly consoleStepUpSeconds: number;
}

/** What the room stands on; `app/compose.ts` hands it in. */
export interface SignInTools {
  readonly store: Store;
  readonly sessions: SessionAuthenticator;
  readonly passwords: PasswordHasher;
  readonly seeds: MfaSeeds;
  hashRecoveryCode(accountId: string, ownerId: string, code: string): string;
  readonly trail: Pick<Trail, 'record' | 'recordWith'>;
  /** Secure random bytes. */
  readonly random: (length: number) => Uint8Array;
  readonly settings: SessionSettings;
}

/** Facts of one request of the console's page. */
export interface PageVisit {
  readonly requestId: string;
  readonly now: Date;
  readonly origin: Origin;
  readonly request: HttpRequest;
  /** The page's origin, checked. */
  readonly page: string;
}
