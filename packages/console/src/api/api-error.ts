/** A refusal of the server, in its own words. */
export class ApiError extends Error {
  /** AWS's code, such as `AccessDenied` or `NoSuchEntity`; `NetworkError` when nothing was answered. */
  readonly code: string;
  readonly status: number;
  /** Names the request in the audit log, and for `ExplainRequest`. */
  readonly requestId: string | undefined;
  /** The operation that was refused. */
  readonly operation: string;
  constructor(
    code: string,
    message: string,
    about: { status: number; requestId?: string | undefined; operation: string; cause?: unknown },
  ) {
    super(message, 'cause' in about ? { cause: about.cause } : undefined);
    this.name = 'ApiError';
    this.code = code;
    this.status = about.status;
    this.requestId = about.requestId;
    this.operation = about.operation;
  }
}

/** Whether an error is the server's refusal with this code. */
export function hasCode(error: unknown, ...codes: readonly string[]): error is ApiError {
  return error instanceof ApiError && codes.includes(error.code);
}
