import { SignInError } from '../../api/session.ts';
import { PasskeyError } from './passkeys.ts';
import type { SignInText } from './text.ts';

/** An error of the sign-in in the person's language, as far as the catalogue has it; else in the server's words. */
export function errorText(error: Error, text: SignInText): string {
  if (error instanceof PasskeyError) return text.passkeyErrors[error.code];
  if (error instanceof SignInError && Object.hasOwn(text.errors, error.code)) {
    return text.errors[error.code as keyof SignInText['errors']];
  }
  return error.message;
}
