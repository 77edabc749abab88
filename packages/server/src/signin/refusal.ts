/** Every refusal of the console's door, with its HTTP status. */
export const SIGN_IN_ERRORS = {
  AccessDenied: 403,
  BadRequest: 400,
  ExpiredToken: 403,
  InsecureContext: 400,
  PasswordExpired: 403,
  PasswordPolicyViolation: 400,
  ServiceFailure: 500,
  ServiceUnavailable: 503,
  SignInFailed: 401,
  TicketExpired: 401,
  TooManyTries: 429,
} as const;

export type SignInErrorCode = keyof typeof SIGN_IN_ERRORS;

/** An expected "no" of the console's door. */
export class SignInError extends Error {
  readonly code: SignInErrorCode;
  constructor(code: SignInErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignInError';
    this.code = code;
  }
}

/** The one answer to whatever was wrong: who guesses must not learn which part they have right. */
export const signInFailed = (): SignInError =>
  new SignInError('SignInFailed', 'Your authentication information is incorrect. Please try again.');

/** Too many tries: the answer does not say whether any of them was right. */
export const tooManyTries = (): SignInError =>
  new SignInError('TooManyTries', 'There were too many tries. Wait a minute and try again.');
