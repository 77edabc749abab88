import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { PasskeyRow } from '../store/passkeys.ts';

/** What a test's passkey is asked to sign, and how it behaves. */
export interface Signing {
  readonly challenge: string;
  readonly origin: string;
  readonly rpId?: string;
  /** Whether it saw a PIN or a finger. */
  readonly userVerified?: boolean;
  /** Its counter; 0 for one that keeps none. */
  readonly counter?: number;
}

/** A passkey made of a key pair: it signs whatever a test asks for. */
export interface TestPasskey {
  readonly credentialId: string;
  /** The row of its registration. */
  row(accountId: string, ownerId: string): PasskeyRow;
  /** What the browser would send. */
  sign(signing: Signing): object;
}

const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array): string => Buffer.from(data).toString('base64url');

/** A public key in COSE: EC2, ES256, P-256, x and y. SOURCE: RFC 9053 §7.1.1 */
function coseKey(jwk: { readonly x?: string; readonly y?: string }): Buffer {
  const [x, y] = [jwk.x, jwk.y].map((text) => Buffer.from(text ?? '', 'base64url'));
  if (x?.length !== 32 || y?.length !== 32) throw new RangeError('a P-256 key has two coordinates of 32 bytes');
  return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y]);
}

export function makePasskey(): TestPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = base64url(randomBytes(32));
  return {
    credentialId,
    row: (accountId, ownerId) => ({
      accountId,
      credentialId,
      ownerId,
      serial: `arn:aws:iam::${accountId}:u2f/user/test/${credentialId}`,
      name: 'test',
      publicKey: base64url(coseKey(publicKey.export({ format: 'jwk' }))),
      counter: 0,
      transports: '["internal"]',
      deviceType: 'singleDevice',
      backedUp: 0,
      createdAt: 0,
      lastUsedAt: null,
    }),
    sign({ challenge, origin, rpId = new URL(origin).hostname, userVerified = true, counter = 0 }) {
      const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter);
      const data = Buffer.concat([sha256(rpId), Buffer.from([userVerified ? 0x05 : 0x01]), count]);
      const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), privateKey);
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  };
}
