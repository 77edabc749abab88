/** What decides whether a console session may still be used. Times are milliseconds since 1970. */
export interface SessionTimes {
  /** Its newest use, which may not be stored yet. */
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** Whether a session may still be used. @param idleMs how long it may lie unused. */
export function isGoodSession({ revokedAt, expiresAt, lastUsedAt }: SessionTimes, now: number, idleMs: number): boolean {
  return revokedAt === null && now < expiresAt && now - lastUsedAt < idleMs;
}
