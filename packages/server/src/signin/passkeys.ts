import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { PasskeyRow } from '../store/passkeys.ts';
import { hostOf } from './page.ts';

/** What the browser is asked to have signed. */
export interface Asked {
  readonly challenge: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
}

/** What a signature proved, to be recorded with its use. */
export interface PasskeyUse {
  readonly counter: number;
  readonly backedUp: number;
}

// Loaded when somebody uses a passkey: it takes 0.4 s of a core (measured, Node 20), which every start would pay.
const library = () => import('@simplewebauthn/server');
const transportsOf = ({ transports }: PasskeyRow): string[] => JSON.parse(transports) as string[];

/**
 * Asks for a signature of one of `passkeys`.
 * @param passkeys empty: of any that the browser has for this page, which must then know its user by a PIN or a finger.
 */
export async function askForPasskey(
  page: string,
  passkeys: readonly PasskeyRow[],
  random: (length: number) => Uint8Array,
): Promise<Asked> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: hostOf(page),
    challenge: new Uint8Array(random(32)),
    timeout: 5 * 60_000,
    userVerification: passkeys.length === 0 ? 'required' : 'preferred',
    allowCredentials: passkeys.map((passkey) => ({ id: passkey.credentialId, transports: transportsOf(passkey) })),
  });
  return { challenge: options.challenge, options };
}

/**
 * Verifies a signature. Its counter is checked against what was read; `recordPasskeyUse` checks it again in the transaction.
 * @param isAlone whether it proves everything, and no password did.
 * @returns undefined when it proves nothing.
 */
export async function verifyPasskey(
  passkey: PasskeyRow,
  { challenge, page, isAlone }: { readonly challenge: string; readonly page: string; readonly isAlone: boolean },
  response: unknown,
): Promise<PasskeyUse | undefined> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: page,
      expectedRPID: hostOf(page),
      requireUserVerification: isAlone,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: transportsOf(passkey),
      },
    });
    if (!verified) return undefined;
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp ? 1 : 0 };
  } catch {
    // The library throws for whatever is not as it must be, from a wrong shape to a counter that did not rise.
    return undefined;
  }
}

/** The id of the passkey that a response claims to be of. */
export function credentialIdOf(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null || !('id' in response)) return undefined;
  return typeof response.id === 'string' && response.id.length <= 1400 ? response.id : undefined;
}
