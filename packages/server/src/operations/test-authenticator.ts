import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a page asks an authenticator for: the parts of the browser's options that it looks at. */
interface Asked {
  readonly challenge: string;
}

/** A security key made of software, with one passkey. */
export interface TestAuthenticator {
  readonly credentialId: string;
  /** Makes the passkey: JSON text of a `RegistrationResponseJSON`. */
  register(asked: Asked, page: string, changes?: RegistrationChanges): string;
  /** Signs with the passkey: an `AuthenticationResponseJSON`. */
  authenticate(asked: Asked, page: string, counter?: number): object;
}

/** How a registration differs from a good one. */
export interface RegistrationChanges {
  readonly type?: string;
  readonly rpId?: string;
  readonly format?: string;
  /** Makes the attestation's statement: of what is to be signed, with the passkey's own key or with another. */
  readonly statement?: (signed: Buffer, sign: (bytes: Buffer) => Buffer) => ReadonlyMap<string, unknown>;
  readonly transports?: unknown;
}

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url');
const clientData = (type: string, challenge: string, origin: string): string =>
  JSON.stringify({ type, challenge, origin, crossOrigin: false });

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

const part = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));

/** The public key in COSE: EC2, ES256, P-256. */
function cose(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return isoCBOR.encode(
    new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ]),
  );
}

/** Makes an authenticator with a new key. */
export function testAuthenticator(): TestAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const credentialId = base64url(id);
  return {
    credentialId,
    register({ challenge }, page, changes = {}) {
      const { type = 'webauthn.create', rpId = new URL(page).hostname, format = 'none', statement = () => new Map() } = changes;
      const authData = Buffer.concat([
        sha256(rpId),
        uint(UP | UV | ATTESTED, 1),
        uint(0, 4),
        Buffer.alloc(16),
        uint(id.length, 2),
        id,
        cose(publicKey),
      ]);
      const data = clientData(type, challenge, page);
      const object = new Map<string, unknown>([
        ['fmt', format],
        ['attStmt', statement(Buffer.concat([authData, sha256(data)]), (bytes) => sign('sha256', bytes, privateKey))],
        ['authData', new Uint8Array(authData)],
      ]);
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(data),
          attestationObject: base64url(isoCBOR.encode(object as never)),
          transports: changes.transports ?? ['internal', 'hybrid'],
        },
      });
    },
    authenticate({ challenge }, page, counter = 0) {
      const data = clientData('webauthn.get', challenge, page);
      const authenticatorData = Buffer.concat([sha256(new URL(page).hostname), uint(UP | UV, 1), uint(counter, 4)]);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey);
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(data),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(signature),
        },
      };
    },
  };
}
