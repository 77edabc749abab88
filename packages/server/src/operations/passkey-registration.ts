import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Caller } from '../domain/caller.ts';
import { ServiceError } from '../domain/errors.ts';
import type { PasskeyRow } from '../store/passkeys.ts';
import type { PasskeyTicket } from './operation.ts';

/** For whom a passkey is made, and where. */
interface NewPasskeyFor {
  readonly page: string;
  readonly accountId: string;
  /** A user's id, or the account id for root. */
  readonly ownerId: string;
  /** What the browser shows beside the passkey. */
  readonly shownName: string;
  /** Those that the owner has: an authenticator that holds one of them makes no other. */
  readonly passkeys: readonly PasskeyRow[];
  /** 32 secure bytes. */
  readonly challenge: Uint8Array;
}

/** What is kept of a passkey that was made. */
export type NewPasskey = Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'deviceType' | 'backedUp'>;

/** How long the browser waits for its user: as long as the ticket is good. */
const TIMEOUT_MS = 5 * 60_000;

// Loaded when somebody makes a passkey: the server starts without it.
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

/**
 * The page that a passkey is to be made on. Passkeys belong to the host name of a page.
 * @throws ServiceError `ValidationError` for who comes from no page, or from one that has no host name
 */
export function requirePage({ origin: { page } }: Caller): string {
  if (page === undefined) {
    throw new ServiceError('ValidationError', 'A passkey belongs to a page: it can be registered in the console only.');
  }
  const { hostname } = new URL(page);
  // SOURCE: Web Authentication, "relying party identifier": a domain, and no address.
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) {
    throw new ServiceError(
      'ValidationError',
      `Browsers make no passkeys for the address ${hostname}: open the console under a host name, such as localhost.`,
    );
  }
  return page;
}

/** What the browser is to be asked for. */
export async function askForNewPasskey(given: NewPasskeyFor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: 'Countersign',
    rpID: new URL(given.page).hostname,
    userName: given.shownName,
    userDisplayName: given.shownName,
    // The same for each passkey of an owner, so that an authenticator keeps one of them and not many.
    userID: new Uint8Array(Buffer.from(`${given.accountId}/${given.ownerId}`)),
    challenge: new Uint8Array(given.challenge),
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    excludeCredentials: given.passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: JSON.parse(transports) as string[],
    })),
  });
}

/**
 * Reads what the browser made, and verifies that it is the answer to what the ticket asked.
 * @param credential JSON text of a `RegistrationResponseJSON`.
 * @throws ServiceError `ValidationError`
 */
export async function verifyNewPasskey(credential: string, { challenge, page }: PasskeyTicket): Promise<NewPasskey> {
  const { verifyRegistrationResponse } = await library();
  try {
    const response = JSON.parse(credential) as RegistrationResponseJSON;
    await refuseAttestation(response.response.attestationObject);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: page,
      expectedRPID: new URL(page).hostname,
      requireUserVerification: false,
    });
    if (!verified) throw new Error('the attestation does not hold');
    const { credential: made, credentialDeviceType, credentialBackedUp } = registrationInfo;
    return {
      credentialId: made.id,
      publicKey: Buffer.from(made.publicKey).toString('base64url'),
      counter: made.counter,
      transports: JSON.stringify(transportsOf(made.transports)),
      deviceType: credentialDeviceType,
      backedUp: credentialBackedUp ? 1 : 0,
    };
  } catch (cause) {
    // The library throws for whatever is not as it must be, in words that repeat what was sent.
    throw new ServiceError('ValidationError', 'The credential is no answer to what was asked for on this page.', { cause });
  }
}

/**
 * INVARIANT: no certificate that somebody sent is looked at: none was asked for, browsers then send none, and to check one can mean
 * to ask an address that stands in it. What the passkey's own key says of itself (`packed` without a certificate) may come.
 */
async function refuseAttestation(attestationObject: string): Promise<void> {
  const { decodeAttestationObject } = await helpers();
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const format = decoded.get('fmt');
  if (format === 'none') return;
  if (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined) return;
  throw new Error(`an attestation of the format ${format} was not asked for`);
}

/** Claims of the browser, for its own later use: kept as far as they look like any. */
function transportsOf(claimed: unknown): readonly string[] {
  if (!Array.isArray(claimed)) return [];
  const known = claimed.filter((item): item is string => typeof item === 'string' && /^[a-z-]{1,32}$/.test(item));
  return [...new Set(known)].slice(0, 16);
}
