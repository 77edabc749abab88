import { headerLayout } from './header-layout.ts';

/** The headers of a message with the few that a signature itself reads. */
export interface MessageHeaders {
  /** The lower-case name of each pair, in the order of the message. */
  readonly names: readonly string[];
  readonly authorization: string | undefined;
  readonly date: string | undefined;
  readonly amzDate: string | undefined;
  readonly securityToken: string | undefined;
  readonly contentSha256: string | undefined;
}

/**
 * Finds the headers that authentication reads.
 * @throws SigV4Error `IncompleteSignature` when one of them, `Host` or `Content-Type` comes twice.
 */
export function readHeaders(rawHeaders: readonly string[]): MessageHeaders {
  const { names, places } = headerLayout(rawHeaders);
  const value = (at: number | undefined): string | undefined => (at === undefined ? undefined : rawHeaders[at]);
  return {
    names,
    authorization: value(places.authorization),
    date: value(places.date),
    amzDate: value(places['x-amz-date']),
    securityToken: value(places['x-amz-security-token']),
    contentSha256: value(places['x-amz-content-sha256']),
  };
}
