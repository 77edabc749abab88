import type { Position } from './json.ts';

/** The one code a policy document can be refused with. */
export type PolicyErrorCode = 'MalformedPolicyDocument';

/**
 * A policy document that is refused. `message` is AWS's text, word for word; `detail` and `position` say more, for people.
 * Callers branch on `code`.
 */
export class PolicyError extends Error {
  readonly code: PolicyErrorCode;
  readonly detail: string | undefined;
  readonly position: Position | undefined;
  constructor(code: PolicyErrorCode, message: string, where?: { readonly detail?: string; readonly position?: Position }) {
    super(message);
    this.name = 'PolicyError';
    this.code = code;
    this.detail = where?.detail;
    this.position = where?.position;
  }
}
