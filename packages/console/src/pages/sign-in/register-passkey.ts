import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { call } from '../../api/call.ts';
import { makePasskey } from './passkeys.ts';

/** Registers a passkey for whoever is signed in, in this browser. @throws ApiError, PasskeyError */
export async function registerPasskey(name: string): Promise<void> {
  const { Ticket, Options } = await call('BeginPasskeyRegistration', {});
  const credential = await makePasskey(JSON.parse(Options) as PublicKeyCredentialCreationOptionsJSON);
  await call('FinishPasskeyRegistration', { Ticket, Name: name, Credential: JSON.stringify(credential) });
}
