import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * What a derived key is for; no key serves two purposes.
 * `wrap` seals account keys, `page` page markers, `authmsg` authorization messages; `pepper` goes into password hashes, `recovery` into those of
 * recovery codes, `logmac` signs audit checkpoints.
 */
export type Purpose = 'wrap' | 'page' | 'authmsg' | 'pepper' | 'recovery' | 'logmac';

/**
 * Derives the key for one purpose: HKDF-SHA256 with the deployment id as salt and `countersign/<purpose>/v1/<epoch>` as info.
 * @param epoch counts up when a purpose needs a new key while the parent stays.
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function deriveKey(parent: KeyObject, deploymentId: string, purpose: Purpose, epoch = 0): KeyObject {
  const bytes = Buffer.from(hkdfSync('sha256', parent, deploymentId, `countersign/${purpose}/v1/${epoch}`, 32));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
