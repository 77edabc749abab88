import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** Why a browser gave no passkey. `cancelled`: the person said no, or nobody answered in time. */
export class PasskeyError extends Error {
  readonly code: 'cancelled' | 'alreadyThere' | 'failed';
  constructor(code: PasskeyError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PasskeyError';
    this.code = code;
  }
}

// Loaded when somebody uses a passkey.
const library = () => import('@simplewebauthn/browser');

/** Asks the person for one of their passkeys. @throws PasskeyError */
export async function askForPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await library();
  return await startAuthentication({ optionsJSON: options }).catch(rethrow);
}

/** Has the person's device make a passkey. @throws PasskeyError */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await library();
  return await startRegistration({ optionsJSON: options }).catch(rethrow);
}

function rethrow(cause: unknown): never {
  const name = cause instanceof Error ? cause.name : '';
  const message = cause instanceof Error ? cause.message : String(cause);
  if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyError('cancelled', message, { cause });
  if (name === 'InvalidStateError') throw new PasskeyError('alreadyThere', message, { cause });
  throw new PasskeyError('failed', message, { cause });
}
