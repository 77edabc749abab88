import { isUtf8 } from 'node:buffer';
import { header, type HttpRequest } from '../http/message.ts';
import { SignInError } from './refusal.ts';

/** Longer ones are no passwords: AWS's have 128 characters at most. */
export const LONGEST_PASSWORD = 1024;

/** What a page sent: one JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** No answer of the door's needs more: a signature of a passkey has some 2 KB. */
const LONGEST = 64 * 1024;
const malformed = (what: string): SignInError => new SignInError('BadRequest', `The request is malformed: ${what}.`);

/** Reads the body of a request. @throws SignInError `BadRequest` */
export function readBody(request: HttpRequest): Body {
  const { body } = request;
  // The one type that no form can send: a form's request would reach us without the browser asking whether it may.
  if (!/^application\/json\s*(;|$)/i.test(header(request, 'content-type') ?? '')) throw malformed('its type is not JSON');
  if (body.length > LONGEST) throw malformed('it is too long');
  if (!isUtf8(body)) throw malformed('it is not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString());
  } catch {
    throw malformed('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('it is no object');
  return { ...value };
}

/** A text of 1 to `most` characters. @throws SignInError `BadRequest` when it is something else, or missing */
export function textOf(body: Body, name: string, most: number): string {
  const value = optionalText(body, name, most);
  if (value === undefined) throw malformed(`${name} is missing`);
  return value;
}

/** The same, or undefined where there is none. @throws SignInError `BadRequest` */
export function optionalText(body: Body, name: string, most: number): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value.length === 0 || value.length > most) {
    throw malformed(`${name} is no text of 1 to ${most} characters`);
  }
  return value;
}
