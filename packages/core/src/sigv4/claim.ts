import type { HttpMessage } from './http-message.ts';
import type { PayloadMode } from './payload.ts';

/**
 * What a message claims about who signed it: read, well formed, in time and in scope, and **not yet proven**.
 * Only `verifySignature` proves it. It holds the message, so it belongs in no log.
 */
export interface SigV4Claim {
  /** The message it was read from. */
  readonly message: HttpMessage;
  readonly via: 'header' | 'query';
  readonly accessKeyId: string;
  /** `YYYYMMDD`; the day of `dateTime`. */
  readonly date: string;
  /** `YYYYMMDDTHHMMSSZ`. */
  readonly dateTime: string;
  readonly region: string;
  readonly service: string;
  /** `date/region/service/aws4_request`, as signed. */
  readonly scope: string;
  /** Lower case, sorted, joined by semicolons, as signed. */
  readonly signedHeaders: string;
  /** 64 characters; lower-case hexadecimal digits once it is proven. */
  readonly signature: string;
  /** As sent, never empty. Whether it must be there, and whose it is, is for the caller to check. */
  readonly sessionToken: string | undefined;
  readonly payload: PayloadMode;
  /** What the client signed in place of the body's hash; undefined when that is the hash of the body that came. */
  readonly payloadHash: string | undefined;
  readonly canonicalPath: string;
  readonly canonicalQuery: string;
  readonly canonicalHeaders: string;
}
