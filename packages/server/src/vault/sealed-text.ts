import { VaultError } from './errors.ts';

/** What a sealed column begins with: root key, account key, secret. */
export type SealKind = 'rk1' | 'adk1' | 'csk1';

const FORM = /^(rk1|adk1|csk1)\.([1-9]\d{0,8})\.([\w-]+)$/;

/** Writes a seal as a column holds it: `csk1.<version of the key that sealed it>.<base64url>`. */
export function writeSealed(kind: SealKind, version: number, sealed: Uint8Array): string {
  return `${kind}.${version}.${Buffer.from(sealed).toString('base64url')}`;
}

/**
 * Reads what `writeSealed` wrote, and nothing that only looks like it.
 * @throws VaultError `SealBroken`
 */
export function readSealed(kind: SealKind, text: string): { version: number; sealed: Buffer } {
  const [, found, version = '', encoded = ''] = FORM.exec(text) ?? [];
  const sealed = Buffer.from(encoded, 'base64url');
  // Node's decoder is forgiving; one seal must have one spelling.
  if (found !== kind || sealed.toString('base64url') !== encoded) throw new VaultError('SealBroken', `this is no ${kind} seal`);
  return { version: Number(version), sealed };
}
