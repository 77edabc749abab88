import type { Diagnosis } from '@countersign/core/sigv4';
import { ServiceError, type ErrorCode } from '../domain/errors.ts';

/** Why a signature was refused, kept for `countersign explain`. Plain data; never a secret, a signing key or a signature. */
export interface AuthenticationExplanation {
  readonly kind: 'authentication';
  readonly code: string;
  readonly message: string;
  readonly accessKeyId: string;
  /** In words, for a person. */
  readonly text: string;
  /** What the server built from the request, and the causes it can tell. */
  readonly diagnosis?: Diagnosis;
}

/** A request that proved nothing. `accountId` is known when the access key is. */
export class NotAuthenticated extends ServiceError {
  readonly accountId: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly explain: (() => AuthenticationExplanation) | undefined;
  constructor(
    code: ErrorCode,
    message: string,
    about: { accountId?: string; accessKeyId?: string; explain?: () => AuthenticationExplanation; cause?: unknown } = {},
  ) {
    super(code, message, 'cause' in about ? { cause: about.cause } : undefined);
    this.accountId = about.accountId;
    this.accessKeyId = about.accessKeyId;
    this.explain = about.explain;
  }
}
