import { Secret, TOTP } from 'otpauth';

/** An authenticator app with one entry. */
export interface App {
  /** The six digits that it shows now, or so many steps of 30 seconds from now. A code is good once. */
  code(steps?: number): string;
}

/** An app that was given a secret key, in base 32. */
export function appOf(secret: string): App {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return { code: (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 }) };
}
