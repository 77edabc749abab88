/**
 * Every refusal of a signature, with the HTTP status AWS gives it.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export const SIGV4_ERRORS = {
  AuthorizationQueryParametersError: { status: 400 },
  IncompleteSignature: { status: 400 },
  InvalidClientTokenId: { status: 403 },
  InvalidURI: { status: 400 },
  MalformedQueryString: { status: 400 },
  MissingAuthenticationToken: { status: 403 },
  SignatureDoesNotMatch: { status: 403 },
  XAmzContentSHA256Mismatch: { status: 400 },
} as const;

export type SigV4ErrorCode = keyof typeof SIGV4_ERRORS;

/** An expected "no": the request does not prove who sent it. The message is AWS's and is meant for the wire. */
export class SigV4Error extends Error {
  readonly code: SigV4ErrorCode;
  constructor(code: SigV4ErrorCode, message: string) {
    super(message);
    this.name = 'SigV4Error';
    this.code = code;
  }
}

/** AWS's sentence for a signature that is not the one we calculate. */
export const DOES_NOT_MATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** AWS's sentence for an access key or token that is not known, not whole or not alive. */
export const INVALID_TOKEN = 'The security token included in the request is invalid.';

/** Makes a piece of the request fit to be quoted: bounded, and plain ASCII, so that logs and XML can hold it. */
export function quoted(text: string): string {
  const plain = text.slice(0, 200).replaceAll(/[^\x20-\x7e]/g, '?');
  return `'${text.length > 200 ? `${plain}…` : plain}'`;
}
