import { isUtf8 } from 'node:buffer';
import { ERRORS, ServiceError } from '../domain/errors.ts';
import { header, type HttpRequest, type HttpResponse } from '../http/message.ts';
import type { Bound, Call, Visit } from '../http/pipeline.ts';
import type { Operation } from '../operations/operation.ts';
import { operationFor, operations } from '../operations/table.ts';
import {
  decodeInput,
  describe,
  encodeError,
  encodeJson,
  encodeJsonError,
  encodeOutput,
  isServiceName,
  parseForm,
  serviceOf,
  unknownAction,
  validateInput,
  type Form,
  type OperationShape,
  type ServiceName,
} from '../wire/index.ts';

/** A call with what the wire knows of it. */
export interface WireCall extends Call {
  readonly service: ServiceName;
  readonly form: Form;
  /** Undefined for an action that the service does not have: said only to a caller who proved who they are. */
  readonly shape: OperationShape | undefined;
}

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;
const wantsJson = (request: HttpRequest): boolean => /\bapplication\/json\b/i.test(header(request, 'accept') ?? '');

/** The service part of the credential scope, wherever it stands; only a hint for requests that name no version. */
function scopeService(request: HttpRequest, form: Form): string | undefined {
  const credential = form.get('X-Amz-Credential') ?? /Credential=([^,\s]+)/.exec(header(request, 'authorization') ?? '')?.[1];
  return credential?.split('/')[3];
}

/** Reads which action a request wants: from the form in a POST's body, or from the query of a GET; never from both. */
export function open({ request }: Visit): WireCall {
  const question = request.target.indexOf('?');
  const query = question < 0 ? '' : request.target.slice(question + 1);
  const encoding = header(request, 'content-encoding');
  if (encoding !== undefined && encoding !== '' && encoding.toLowerCase() !== 'identity') {
    throw new ServiceError('MalformedInput', `Content-Encoding ${JSON.stringify(encoding)} is not supported.`);
  }
  let form = parseForm(query);
  if (request.method === 'POST') {
    if (request.body.length > 0 && !FORM.test(header(request, 'content-type') ?? '')) {
      throw new ServiceError('MalformedInput', 'Content-Type must be application/x-www-form-urlencoded.');
    }
    // As its escapes are refused: octets that are no text would all be read as the same sign.
    if (!isUtf8(request.body)) throw new ServiceError('MalformedQueryString', 'The body is not valid UTF-8.');
    const body = parseForm(Buffer.from(request.body.buffer, request.body.byteOffset, request.body.length).toString());
    if (body.has('Action') && form.has('Action')) {
      throw new ServiceError('MalformedQueryString', 'Action may stand in the query string or in the body, not in both.');
    }
    if (body.has('Action') || !form.has('Action')) form = body;
  }
  const action = form.get('Action') ?? '';
  // The scope is asked only by a request that names no version: reading it costs as much as reading the form.
  const service = serviceOf(form, form.has('Version') ? undefined : scopeService(request, parseForm(query)));
  if (service === undefined) throw unknownAction(form);
  return { service, form, operation: action, shape: describe(service, action) };
}

const found = new WeakMap<OperationShape, Operation<unknown>>();

/** The operation that a shape is answered by; undefined for one that is not built. */
export function operationOf(shape: OperationShape): Operation<unknown> | undefined {
  const known = found.get(shape);
  if (known) return known;
  const made = operations.get(`${shape.service}:${shape.name}`) as unknown as Operation<unknown> | undefined;
  if (made) found.set(shape, made);
  return made;
}

/** Decodes and checks the input, and finds the operation that answers it. */
export function bind(call: WireCall): Bound<WireCall> {
  const { shape, form, service, operation: name } = call;
  if (!shape) throw unknownAction(form);
  const input = decodeInput(shape, form);
  validateInput(service, shape, input);
  // The input was checked against the very shape that the operation's types come from.
  const operation = operationOf(shape) ?? (operationFor(service, name) as unknown as Operation<unknown>);
  return { call, operation, input };
}

/** Writes an answer in AWS's layout, or in JSON for those who ask for it. */
export function encode(call: WireCall, output: unknown, { request, requestId }: Visit): HttpResponse {
  const { shape } = call;
  if (!shape) throw new RangeError('an answer needs its operation');
  const fields = (output ?? {}) as Record<string, unknown>;
  return wantsJson(request)
    ? answer(200, 'application/json', encodeJson(shape, fields, requestId), requestId)
    : answer(200, 'text/xml', encodeOutput(shape, fields, requestId), requestId);
}

/** Writes a refusal in AWS's layout. */
export function refuse(refusal: ServiceError, call: WireCall | undefined, { request, requestId }: Visit): HttpResponse {
  const { status, fault } = ERRORS[refusal.code];
  const error = { code: refusal.code, message: refusal.message, status, fault };
  const service = call && isServiceName(call.service) ? call.service : undefined;
  return wantsJson(request)
    ? answer(status, 'application/json', encodeJsonError(error, requestId), requestId)
    : answer(status, 'text/xml', encodeError(service, error, requestId), requestId);
}

const answer = (status: number, type: string, body: string, requestId: string): HttpResponse => ({
  status,
  headers: { 'content-type': type, 'x-amzn-requestid': requestId },
  body,
});
