/**
 * Every refusal a caller may see, with its HTTP status and whose fault it is.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export const ERRORS = {
  AccessDenied: { status: 403, fault: 'Sender' },
  AuthorizationQueryParametersError: { status: 400, fault: 'Sender' },
  ConcurrentModification: { status: 409, fault: 'Sender' },
  DeleteConflict: { status: 409, fault: 'Sender' },
  DuplicateCertificate: { status: 409, fault: 'Sender' },
  DuplicateSSHPublicKey: { status: 400, fault: 'Sender' },
  EntityAlreadyExists: { status: 409, fault: 'Sender' },
  EntityTemporarilyUnmodifiable: { status: 409, fault: 'Sender' },
  ExpiredToken: { status: 403, fault: 'Sender' },
  IncompleteSignature: { status: 400, fault: 'Sender' },
  InternalFailure: { status: 500, fault: 'Receiver' },
  InvalidAction: { status: 400, fault: 'Sender' },
  InvalidAuthenticationCode: { status: 403, fault: 'Sender' },
  InvalidAuthorizationMessageException: { status: 400, fault: 'Sender' },
  InvalidClientTokenId: { status: 403, fault: 'Sender' },
  InvalidInput: { status: 400, fault: 'Sender' },
  InvalidParameterValue: { status: 400, fault: 'Sender' },
  InvalidPublicKey: { status: 400, fault: 'Sender' },
  InvalidUserType: { status: 400, fault: 'Sender' },
  KeyPairMismatch: { status: 400, fault: 'Sender' },
  LimitExceeded: { status: 409, fault: 'Sender' },
  MalformedCertificate: { status: 400, fault: 'Sender' },
  MalformedInput: { status: 400, fault: 'Sender' },
  MalformedPolicyDocument: { status: 400, fault: 'Sender' },
  MalformedQueryString: { status: 400, fault: 'Sender' },
  MissingAuthenticationToken: { status: 403, fault: 'Sender' },
  NoSuchEntity: { status: 404, fault: 'Sender' },
  NotImplemented: { status: 501, fault: 'Receiver' },
  PasswordPolicyViolation: { status: 400, fault: 'Sender' },
  PolicyNotAttachable: { status: 400, fault: 'Sender' },
  ReportExpired: { status: 410, fault: 'Sender' },
  ReportNotPresent: { status: 410, fault: 'Sender' },
  RequestEntityTooLarge: { status: 413, fault: 'Sender' },
  ServiceFailure: { status: 500, fault: 'Receiver' },
  ServiceUnavailable: { status: 503, fault: 'Receiver' },
  SignatureDoesNotMatch: { status: 403, fault: 'Sender' },
  StepUpRequired: { status: 403, fault: 'Sender' },
  Throttling: { status: 400, fault: 'Sender' },
  UnmodifiableEntity: { status: 400, fault: 'Sender' },
  UnrecognizedPublicKeyEncoding: { status: 400, fault: 'Sender' },
  ValidationError: { status: 400, fault: 'Sender' },
  XAmzContentSHA256Mismatch: { status: 400, fault: 'Sender' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** An expected "no". Anything else that is thrown is our bug and reaches the caller as `ServiceFailure`. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServiceError';
    this.code = code;
  }
}
