import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { ERRORS } from '../domain/errors.ts';
import { escapeXml } from './escape-xml.ts';
import { SERVICES } from './services.ts';
import type { ServiceName } from './shape.ts';

/** Whose fault a refusal is, in the wire's words. */
export type Fault = 'Sender' | 'Receiver';

/** A refusal as the wire has it. */
export interface WireError {
  readonly code: string;
  /** Left out, or empty: no Message element, as AWS does for some refusals. */
  readonly message?: string | undefined;
  readonly status: number;
  readonly fault: Fault;
}

// SOURCE: recorded from STS; unlike every other error.
const FAULT_XMLNS = 'http://webservices.amazon.com/AWSFault/2005-15-09';

/**
 * Writes a refusal in AWS's `ErrorResponse` layout.
 * @param service undefined when the request did not come far enough to say.
 */
export function encodeError(service: ServiceName | undefined, error: WireError, requestId: string): string {
  const xmlns = service === undefined || error.code === 'InvalidAction' ? FAULT_XMLNS : SERVICES[service].xmlns;
  const message = error.message ? `    <Message>${escapeXml(error.message)}</Message>\n` : '';
  return (
    `<ErrorResponse xmlns="${xmlns}">\n  <Error>\n    <Type>${error.fault}</Type>\n    <Code>${escapeXml(error.code)}</Code>\n` +
    `${message}  </Error>\n  <RequestId>${escapeXml(requestId)}</RequestId>\n</ErrorResponse>\n`
  );
}

/** The same refusal for a caller that sent `Accept: application/json`. */
export function encodeJsonError(error: WireError, requestId: string): string {
  const { code, message, fault } = error;
  return JSON.stringify({ Error: { Code: code, ...(message ? { Message: message } : {}), Type: fault }, RequestId: requestId });
}

/**
 * The HTTP status of a code and whose fault it is: from our own table, else from the SDK's, else 400 and the sender's.
 * Codes stand as the wire has them (`NoSuchEntity`, `ReportInProgress`).
 */
export function statusOf(code: string): Pick<WireError, 'status' | 'fault'> {
  if (Object.hasOwn(ERRORS, code)) return ERRORS[code as keyof typeof ERRORS];
  return SDK_STATUSES.get(code) ?? { status: 400, fault: 'Sender' };
}

/** Error codes of the SDK's schemas by service, as the wire has them; five of IAM's have only their shape's name. */
export const SDK_ERRORS: Readonly<
  Record<'iam' | 'sts', readonly { readonly shape: string; readonly wire: Omit<WireError, 'message'> }[]>
> = { iam: errorsOf(iam), sts: errorsOf(sts) };

const SDK_STATUSES: ReadonlyMap<string, Pick<WireError, 'status' | 'fault'>> = new Map(
  [...SDK_ERRORS.iam, ...SDK_ERRORS.sts].map(({ wire: { code, status, fault } }) => [code, { status, fault }] as const),
);

/** An error schema is `[-3, namespace, name, { awsQueryError?: [code, status], httpError, error }, …]`. */
function errorsOf(exported: object): { readonly shape: string; readonly wire: Omit<WireError, 'message'> }[] {
  return Object.values(exported).flatMap((value: unknown) => {
    if (!Array.isArray(value) || value[0] !== -3) return [];
    const [, , shape, traits] = value as [number, string, string, unknown];
    if (typeof traits !== 'object' || traits === null) return []; // the service's base class of errors
    const { awsQueryError, httpError, error } = traits as {
      readonly awsQueryError?: readonly [string, number];
      readonly httpError: number;
      readonly error: 'client' | 'server';
    };
    const [code, status] = awsQueryError ?? [shape, httpError];
    return [{ shape, wire: { code, status, fault: error === 'server' ? ('Receiver' as const) : ('Sender' as const) } }];
  });
}
