import type { KeyObject } from 'node:crypto';
import { ServiceError } from '../domain/errors.ts';
import type { AuthorizationMessages } from '../operations/operation.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openBytes, type Random, SEAL_OVERHEAD, sealBytes } from './seal-bytes.ts';

/** SOURCE: STS API Reference, `EncodedMessage`: 1 to 10240 characters. */
const LONGEST = 10_240;
/** Seconds until a message can't be opened any more: long enough to ask about it, short enough to rotate what seals it. */
const LIFETIME = 7 * 24 * 3600;
const STAMP = 8;
/** The longest text, in bytes of UTF-8: what base64url of 10,240 characters leaves. */
export const LONGEST_MESSAGE: number = (LONGEST / 4) * 3 - SEAL_OVERHEAD - STAMP;

/** SOURCE: STS API Reference, the errors of `DecodeAuthorizationMessage`; it documents no text. */
const invalid = (): ServiceError =>
  new ServiceError('InvalidAuthorizationMessageException', 'The encoded authorization message is invalid or has expired.');

const boundTo = (deploymentId: string, accountId: string): Buffer => lengthPrefixed(['authmsg1', deploymentId, accountId]);

/**
 * Authorization messages: why a request was refused, sealed for the account whose principal asked. Whoever was refused learns
 * nothing from one; it is opened by `DecodeAuthorizationMessage` alone, in this deployment, for seven days.
 * Sealing throws RangeError when the text is too long: the maker has to leave something out.
 */
export function createAuthorizationMessages(key: KeyObject, deploymentId: string, random: Random): AuthorizationMessages {
  return {
    longest: LONGEST_MESSAGE,
    seal(accountId, text, now) {
      const bytes = Buffer.from(text);
      if (bytes.length > LONGEST_MESSAGE) throw new RangeError(`a message of ${bytes.length} bytes is too long to be encoded`);
      const plain = Buffer.alloc(STAMP + bytes.length);
      plain.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 1000) + LIFETIME));
      bytes.copy(plain, STAMP);
      return sealBytes(key, boundTo(deploymentId, accountId), plain, random).toString('base64url');
    },
    open(accountId, message, now) {
      if (message.length > LONGEST) throw invalid();
      const sealed = Buffer.from(message, 'base64url');
      const plain = openBytes(key, boundTo(deploymentId, accountId), sealed);
      // One seal has one spelling; one that is over is as invalid as one that never was.
      if (!plain || plain.length < STAMP || sealed.toString('base64url') !== message) throw invalid();
      if (now.getTime() / 1000 >= Number(plain.readBigUInt64BE())) throw invalid();
      return plain.subarray(STAMP).toString();
    },
  };
}
