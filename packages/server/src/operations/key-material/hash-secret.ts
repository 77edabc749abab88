import { createHash } from 'node:crypto';

/**
 * What is stored of a service-specific credential's secret: its SHA-256, hex. The secret is 360 bits of chance, which nobody
 * guesses however fast the hash is; a password that a person chose would need a slow one.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
