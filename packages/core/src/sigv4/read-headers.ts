import { quoted, SigV4Error } from './errors.ts';

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
 * @throws SigV4Error `IncompleteSignature` when one of them, `Host` or `Content-Type` comes twice. Node keeps the first of two
 *   in silence, a proxy in front may keep the last: such a message has no one meaning.
 */
export function readHeaders(rawHeaders: readonly string[]): MessageHeaders {
  const names: string[] = [];
  let authorization: string | undefined;
  let contentType: string | undefined;
  let date: string | undefined;
  let host: string | undefined;
  let amzDate: string | undefined;
  let securityToken: string | undefined;
  let contentSha256: string | undefined;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    // Header names are ASCII tokens, so this folds ASCII only. The Kelvin sign is no octet and can't come.
    const name = (rawHeaders[i] ?? '').toLowerCase();
    const value = rawHeaders[i + 1] ?? '';
    names.push(name);
    // By length first: most names are none of these, and a number is told apart faster than seven texts.
    switch (name.length) {
      case 4:
        if (name === 'host') host = once(host, value, name);
        else if (name === 'date') date = once(date, value, name);
        break;
      case 10:
        if (name === 'x-amz-date') amzDate = once(amzDate, value, name);
        break;
      case 12:
        if (name === 'content-type') contentType = once(contentType, value, name);
        break;
      case 13:
        if (name === 'authorization') authorization = once(authorization, value, name);
        break;
      case 20:
        if (name === 'x-amz-content-sha256') contentSha256 = once(contentSha256, value, name);
        else if (name === 'x-amz-security-token') securityToken = once(securityToken, value, name);
        break;
      default:
    }
  }
  return { names, authorization, date, amzDate, securityToken, contentSha256 };
}

function once(before: string | undefined, value: string, name: string): string {
  if (before !== undefined) throw new SigV4Error('IncompleteSignature', `Header ${quoted(name)} must not be repeated.`);
  return value;
}
