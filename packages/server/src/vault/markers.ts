import type { KeyObject } from 'node:crypto';
import { ServiceError } from '../domain/errors.ts';
import type { Markers } from '../operations/operation.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openBytes, type Random, SEAL_OVERHEAD, sealBytes } from './seal-bytes.ts';

/** SOURCE: IAM API Reference, `Marker`: 1 to 320 characters. */
const LONGEST = 320;
/** The longest position, in bytes of UTF-8: what base64url of 320 characters leaves. */
export const LONGEST_POSITION: number = (LONGEST / 4) * 3 - SEAL_OVERHEAD;

const invalid = (): ServiceError => new ServiceError('ValidationError', 'Invalid Marker.');
const boundTo = (deploymentId: string, scope: string): Buffer => lengthPrefixed(['page1', deploymentId, scope]);

/**
 * Page markers: a position, sealed for one scope. They tell a client nothing and can't be made or changed by one.
 * Sealing throws RangeError when the position is longer than 212 bytes: page by something shorter.
 */
export function createMarkers(key: KeyObject, deploymentId: string, random: Random): Markers {
  return {
    seal(scope, position) {
      const plain = Buffer.from(position);
      if (plain.length > LONGEST_POSITION) throw new RangeError(`a position of ${plain.length} bytes does not fit into a marker`);
      return sealBytes(key, boundTo(deploymentId, scope), plain, random).toString('base64url');
    },
    open(scope, marker) {
      if (marker.length > LONGEST) throw invalid();
      const sealed = Buffer.from(marker, 'base64url');
      const plain = openBytes(key, boundTo(deploymentId, scope), sealed);
      if (!plain || sealed.toString('base64url') !== marker) throw invalid();
      return plain.toString();
    },
  };
}
