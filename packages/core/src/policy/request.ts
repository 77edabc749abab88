import type { Principal } from './principal.ts';

/**
 * What is known about a request. `get` takes a context key in lower case: a string is a single-valued key, an array a
 * multi-valued one, `undefined` a key that is not there.
 */
export interface RequestContext {
  get(keyLowerCase: string): string | readonly string[] | undefined;
}

/** One question: may this action be done to this resource? */
export interface PolicyRequest {
  /** `iam:CreateUser`, in any case. */
  readonly action: string;
  /** An ARN, or `*` for actions without resource types. */
  readonly resource: string;
  readonly context: RequestContext;
  /** Who asks. Left out: somebody of the account that owns the resource, whom no resource policy names. */
  readonly principal?: Principal | undefined;
  /** The account that owns the resource, where its ARN does not tell. The principal's own when neither tells. */
  readonly resourceAccount?: string | undefined;
  /** Whether the resource's own policy must let the caller in even within an account, as a KMS key's must. */
  readonly needsResourceGrant?: boolean | undefined;
}

/** A request as statements are asked about it. */
export interface Inquiry {
  readonly resource: string;
  readonly context: RequestContext;
  readonly principal: Principal | undefined;
  /** Whether the caller has a permissions boundary. */
  readonly bounded: boolean;
}
