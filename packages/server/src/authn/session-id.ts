import { createHash } from 'node:crypto';

/** What is kept of a session id: SHA-256, hex. The id has 256 bits of chance, so nothing slower is needed. */
export function hashSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}
